package org.mokkachain.ledger.chain;

import org.mokkachain.ledger.execution.Constitution;
import org.mokkachain.ledger.execution.EvidenceJudge;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Hash;

/** What stays the same for every block of a network. Limits do not: they are in the state. */
public record ChainRules(Hash chainId, Constitution constitution) {
    /** The rules of the network that {@code genesis} founds. */
    public static ChainRules of(Genesis genesis, EvidenceJudge judge) {
        return new ChainRules(genesis.hash(), new Constitution(genesis.crashModel(), judge, Ed25519::isUsable));
    }
}
