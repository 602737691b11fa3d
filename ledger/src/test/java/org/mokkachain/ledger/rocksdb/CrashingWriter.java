package org.mokkachain.ledger.rocksdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** Writes blocks until it is killed; says after each append how far it got. */
public final class CrashingWriter {
    static final long SEED = 99;
    static final int PARTIES = 20;

    private CrashingWriter() {}

    public static void main(String[] arguments) {
        TestNetwork network = new TestNetwork(SEED, PARTIES);
        StoreLocation location = new StoreLocation(
                Path.of(arguments[0]), network.genesisState().batch(), Optional.of(Hash.fromHex("cd".repeat(32))));
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(location)) {
            Chain chain = network.resume(store);
            while (true) {
                CommitBatch batch = TestNetwork.commitNext(chain, transactions(network, chain));
                store.append(List.of(batch));
                chain.stored(batch.height());
                if (batch.height() % 10 == 0) {
                    store.sync();
                }
                System.out.println(batch.height());
            }
        }
    }

    private static List<Transaction> transactions(TestNetwork network, Chain chain) {
        List<Transaction> transactions = new ArrayList<>();
        for (int from = 0; from < PARTIES; from++) {
            long nonce = chain.committedState().account(network.party(from).address()).orElseThrow().nonce();
            int to = (int) ((from + nonce + 1) % PARTIES);
            transactions.add(
                    network.party(from).transfer(network.chainId(), nonce, network.party(to).address(), 1 + from));
        }
        return transactions;
    }
}
