package org.mokkachain.node.replica;

import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.types.genesis.Genesis;

/** Epochs of the ledger, as consensus sees them. */
public final class Epochs {
    private Epochs() {}

    public static Epoch of(Genesis genesis, EpochStart start) {
        return Epoch.startingAt(
                genesis.hash(), genesis.crashModel(), start.number(), start.height(), start.root(), start.validators());
    }
}
