package org.mokkachain.ledger.chain;

import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.value.Hash;

/**
 * What stays the same for every block of a network.
 *
 * @param setChange which blocks change the validator set
 */
public record ChainRules(Hash chainId, Limits limits, SetChange setChange) {
    /** The rules of the network that {@code genesis} founds. */
    public static ChainRules of(Genesis genesis) {
        return new ChainRules(genesis.hash(), genesis.limits(), SetChange.NEVER);
    }
}
