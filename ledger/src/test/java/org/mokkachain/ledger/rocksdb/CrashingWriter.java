package org.mokkachain.ledger.rocksdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.fixture.EventfulChain;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.value.Hash;

/**
 * Writes blocks with all operations until it is killed, one to three at a time, and now and then syncs; says after each
 * append how far it got.
 */
public final class CrashingWriter {
    static final long SEED = 99;
    static final int PARTIES = 16;
    private static final int TRANSACTIONS = 12;

    private CrashingWriter() {}

    public static void main(String[] arguments) {
        TestNetwork network = new TestNetwork(SEED, PARTIES);
        StoreLocation location = new StoreLocation(
                Path.of(arguments[0]), network.genesisState().batch(), Optional.of(Hash.fromHex("cd".repeat(32))));
        long seed = Long.parseLong(arguments[1]);
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(location)) {
            EventfulChain chain = new EventfulChain(network, store, seed);
            Random random = new Random(seed);
            while (true) {
                write(chain, store, 1 + random.nextInt(3));
                if (random.nextInt(10) == 0) {
                    store.sync();
                }
                System.out.println(store.head().height());
            }
        }
    }

    /** So many blocks as one. */
    static void write(EventfulChain chain, RocksDbLedgerStore store, int blocks) {
        List<CommitBatch> batches = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            batches.add(chain.next(TRANSACTIONS));
        }
        store.append(batches);
        chain.stored(batches.getLast().height());
    }
}
