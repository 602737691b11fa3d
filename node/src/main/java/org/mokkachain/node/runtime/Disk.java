package org.mokkachain.node.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StagingSwap;
import org.mokkachain.ledger.rocksdb.StoreLocation;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.directory.ForeignKeyException;
import org.mokkachain.node.wal.ConsensusLog;
import org.mokkachain.node.wal.DamagedLogException;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's files, opened: the store of the ledger, and the consensus log with what it remembers. The store's lock keeps
 * every other process out of the whole data directory.
 */
final class Disk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Disk.class);
    private static final String DAMAGED = "damaged-";

    private final RocksDbLedgerStore store;
    private final ConsensusLog log;
    private final Past past;

    private Disk(RocksDbLedgerStore store, ConsensusLog log, Past past) {
        this.store = store;
        this.log = log;
        this.past = past;
    }

    /**
     * @throws IOException if a file cannot be read or written
     * @throws org.mokkachain.ledger.store.StoreException if the store cannot be used, with the remedy
     */
    static Disk open(DataDirectory directory, GenesisState genesis, PublicKey key) throws IOException {
        new StagingSwap(directory.ledger()).complete().ifPresent(line -> LOG.info("{}", line));
        byte[] random = new byte[Hash.LENGTH];
        new SecureRandom().nextBytes(random);
        Optional<Hash> createAs = Optional.of(Hash.of(random));
        RocksDbLedgerStore store =
                RocksDbLedgerStore.open(new StoreLocation(directory.ledger(), genesis.batch(), createAs));
        try {
            store.openingReport().forEach(line -> LOG.info("{}", line));
            // Blocks that a kill let survive without a sync: the consensus log is about to count on them.
            store.sync();
            return openLog(directory, genesis.header().chainId(), key, store);
        } catch (IOException | ForeignKeyException e) {
            store.close();
            throw e;
        }
    }

    private static Disk openLog(DataDirectory directory, Hash chainId, PublicKey key, RocksDbLedgerStore store)
            throws IOException {
        Path wal = directory.wal();
        if (directory.ensureLog(chainId, key) == DataDirectory.Memory.LOST) {
            String reason = "there is no consensus log for this key in " + wal;
            return new Disk(store, ConsensusLog.createWithoutPast(wal), new Past.Lost(reason));
        }
        try {
            ConsensusLog.Opened opened = ConsensusLog.open(wal);
            if (opened.tornBytes() > 0) {
                LOG.info("cut an unfinished write of {} bytes off the consensus log", opened.tornBytes());
            }
            DurableState state = DurableState.replay(opened.records());
            refuseAnotherKey(directory, state, key);
            return new Disk(store, opened.log(), new Past.Remembered(state));
        } catch (DamagedLogException e) {
            Path aside = moveAside(wal);
            LOG.error("{}; moved to {}", e.getMessage(), aside);
            return new Disk(store, ConsensusLog.createWithoutPast(wal), new Past.Lost(String.valueOf(e.getMessage())));
        }
    }

    private static void refuseAnotherKey(DataDirectory directory, DurableState state, PublicKey key) {
        Optional<PublicKey> owner = state.born().map(LogRecord.Born::key).filter(born -> !born.equals(key));
        if (owner.isPresent()) {
            throw new ForeignKeyException(directory.root(), owner.get().hex(), key);
        }
    }

    /** Keeps what is damaged for whoever wants to look at it. */
    private static Path moveAside(Path wal) throws IOException {
        Path aside = wal.resolve(DAMAGED + System.currentTimeMillis());
        List<Path> files;
        try (Stream<Path> found = Files.list(wal)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        Files.createDirectory(aside);
        for (Path file : files) {
            Files.move(file, aside.resolve(file.getFileName()));
        }
        return aside;
    }

    RocksDbLedgerStore store() {
        return store;
    }

    ConsensusLog log() {
        return log;
    }

    Past past() {
        return past;
    }

    @Override
    public void close() throws IOException {
        try (store) {
            log.close();
        }
    }
}
