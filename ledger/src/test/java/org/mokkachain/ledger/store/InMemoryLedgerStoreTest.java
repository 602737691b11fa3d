package org.mokkachain.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.types.value.Hash;

class InMemoryLedgerStoreTest extends LedgerStoreContract {

    @Override
    protected LedgerStore create(GenesisState genesis) {
        return new InMemoryLedgerStore(genesis.batch(), Hash.ZERO);
    }

    @Test
    void aLossOfPowerLeavesWhatWasSynced() {
        InMemoryLedgerStore store = network.memoryStore();
        List<CommitBatch> batches = grow(network.chain(store), 4, 2);
        store.append(batches.subList(0, 2));
        store.sync();
        store.append(batches.subList(2, 4));
        InMemoryLedgerStore survivor = store.afterPowerLoss();
        assertThat(survivor.head().height()).isEqualTo(2);
        assertThat(network.resume(survivor).tipHash()).isEqualTo(batches.get(1).hash());
    }
}
