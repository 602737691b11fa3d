package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.execution.EvidenceJudge;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** Stores on disk for tests: made, filled, copied and tampered with. */
final class StoreFiles {
    /** In the tests of the ledger every signature is zero. */
    static final SignatureVerifier GENUINE =
            (key, message, signature) -> signature.equals(Signature.of(new byte[Signature.LENGTH]));

    private StoreFiles() {}

    /** What may happen to an entry of a family. */
    enum Tampering {
        CHANGED,
        REMOVED,
        ADDED
    }

    static StoreLocation location(TestNetwork network, Path where) {
        return new StoreLocation(where, network.genesisState().batch(), Optional.empty());
    }

    static RocksDbLedgerStore open(TestNetwork network, Path where) {
        return RocksDbLedgerStore.open(location(network, where));
    }

    /** A new store with so many blocks. */
    static RocksDbLedgerStore filled(TestNetwork network, Path where, int blocks) {
        RocksDbLedgerStore store = RocksDbLedgerStore.open(new StoreLocation(
                where, network.genesisState().batch(), Optional.of(Hash.fromHex("ab".repeat(32)))));
        Chain chain = network.resume(store);
        for (int i = 0; i < blocks; i++) {
            append(network, chain, store);
        }
        store.sync();
        return store;
    }

    /** Every party sends something to the next one. */
    static CommitBatch append(TestNetwork network, Chain chain, RocksDbLedgerStore store) {
        List<Transaction> transactions = new ArrayList<>();
        int parties = network.parties().size();
        for (int from = 0; from < parties; from++) {
            long nonce = chain.committedState().account(network.party(from).address()).orElseThrow().nonce();
            int to = (int) ((from + nonce + 1) % parties);
            transactions.add(network.party(from)
                    .transfer(network.chainId(), nonce, network.party(to).address(), 1 + from));
        }
        CommitBatch batch = TestNetwork.commitNext(chain, transactions);
        store.append(List.of(batch));
        chain.stored(batch.height());
        return batch;
    }

    static Verification.Verdict verify(TestNetwork network, Path where, Path scratch) {
        return verify(network, where, scratch, TestNetwork.NOBODY_IS_GUILTY);
    }

    static Verification.Verdict verify(TestNetwork network, Path where, Path scratch, EvidenceJudge judge) {
        return new Verification(location(network, where), network.genesis(), GENUINE, judge, scratch)
                .run(progress -> {});
    }

    static void remove(Path root) {
        try {
            FileTree.remove(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path file : FileTree.files(from)) {
            if (!from.relativize(file).startsWith(RocksDbLedgerStore.NATIVE)) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Another file takes its place: what is linked to the old one stays. */
    static void replace(Path file, byte[] content) {
        try {
            Path other = file.resolveSibling(file.getFileName() + ".other");
            Files.write(other, content);
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does it to the entry in the middle of a family; whether there was one. */
    static boolean tamper(Path store, Family family, Tampering tampering) {
        try (Database database = Opening.open(store.resolve(RocksDbLedgerStore.FILES), false)) {
            List<Entry> all = new ArrayList<>();
            database.walk(family, new byte[0], (key, value) -> all.add(new Entry(family, key, value)));
            // The name of a store is random: only the consensus log knows the right one.
            all.removeIf(entry -> Arrays.equals(entry.key(), Layout.LEDGER_KEY));
            if (all.isEmpty()) {
                return false;
            }
            Entry entry = all.get(all.size() / 2);
            switch (tampering) {
                case CHANGED -> {
                    byte[] value = entry.value().length == 0 ? new byte[1] : entry.value().clone();
                    value[value.length - 1] ^= 1;
                    database.write(List.of(new Entry(family, entry.key(), value)));
                }
                case REMOVED -> {
                    byte[] after = Arrays.copyOf(entry.key(), entry.key().length + 1);
                    database.deleteRange(family, entry.key(), after, List.of());
                }
                case ADDED -> {
                    byte[] key = entry.key().clone();
                    key[key.length - 1] ^= 0x55;
                    if (all.stream().anyMatch(other -> Arrays.equals(other.key(), key))) {
                        return false;
                    }
                    database.write(List.of(new Entry(family, key, entry.value())));
                }
            }
            return true;
        }
    }
}
