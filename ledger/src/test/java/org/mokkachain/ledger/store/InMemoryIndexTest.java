package org.mokkachain.ledger.store;

import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.types.value.Hash;

class InMemoryIndexTest extends IndexContract {
    @Override
    protected LedgerStore create(GenesisState genesis) {
        return new InMemoryLedgerStore(genesis.batch(), Hash.ZERO);
    }
}
