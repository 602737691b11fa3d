package org.mokkachain.ledger.execution;

import java.util.function.Predicate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.value.PublicKey;

/**
 * What governance follows and cannot change.
 *
 * @param crashModel gives the quorum
 * @param judge of evidence against validators
 * @param keys which keys validators can sign with
 */
public record Constitution(CrashModel crashModel, EvidenceJudge judge, Predicate<PublicKey> keys) {}
