package org.mokkachain.ledger.rocksdb;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.store.IndexContract;
import org.mokkachain.ledger.store.LedgerStore;
import org.mokkachain.types.value.Hash;

class RocksDbIndexTest extends IndexContract {
    @TempDir
    private Path directory;

    @Override
    protected LedgerStore create(GenesisState genesis) {
        return RocksDbLedgerStore.open(new StoreLocation(directory, genesis.batch(), Optional.of(Hash.ZERO)));
    }
}
