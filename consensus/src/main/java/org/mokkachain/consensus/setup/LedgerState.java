package org.mokkachain.consensus.setup;

import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.value.Hash;

/**
 * What is safely in the ledger when the state machine starts.
 *
 * @param id identifies the store, so that another one in its place is noticed
 * @param tip header of the last block
 * @param epoch the epoch after that block
 */
public record LedgerState(Hash id, Header tip, Epoch epoch) {
    public LedgerState {
        if (epoch.root().height() > tip.height()) {
            throw new IllegalArgumentException("the ledger ends before its epoch begins");
        }
    }
}
