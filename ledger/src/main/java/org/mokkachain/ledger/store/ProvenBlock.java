package org.mokkachain.ledger.store;

import java.util.Optional;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.value.Bytes;

/**
 * A final block as sync sends it.
 *
 * @param body encoded
 * @param proof if the block has one of its own
 */
public record ProvenBlock(Header header, Bytes body, Optional<FinalityProof> proof) {}
