package org.mokkachain.ledger.chain;

import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/**
 * How an epoch begins: with the final block that changes the validator set, or with the genesis.
 *
 * @param number 0 for the first
 * @param height of its root, the last block of the epoch before
 * @param root hash of that block
 * @param validators the set that certifies the blocks above it
 */
public record EpochStart(long number, long height, Hash root, ValidatorSet validators) {}
