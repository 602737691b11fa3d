package org.mokkachain.types.proof;

import java.util.Optional;
import org.mokkachain.types.value.Bytes;

/**
 * What the state had under a key after a block.
 *
 * @param kind the kind byte of the entry
 * @param key its natural key
 * @param value encoded; empty if the state had nothing under that key
 */
public record ProvenEntry(ProvenHeader block, int kind, Bytes key, Optional<Bytes> value) implements Proof.Proven {}
