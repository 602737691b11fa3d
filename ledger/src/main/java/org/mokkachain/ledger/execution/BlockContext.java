package org.mokkachain.ledger.execution;

import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/**
 * What a transition may know about its block.
 *
 * @param chainId the only network whose transactions are valid
 * @param feeRecipient operator account of the proposer; credited once, after the last transaction of the block
 * @param limits for this block
 * @param validators the set of the epoch
 */
public record BlockContext(
        Hash chainId, long height, long timestampMs, Address feeRecipient, Limits limits, ValidatorSet validators,
        Constitution constitution) {}
