package org.mokkachain.node.runtime;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much room is left on the disk of the data directory, and what the node may do with it. Below the reserve nothing
 * new is begun: no transactions are taken and no blocks proposed. Below a quarter of it nothing is written to the
 * ledger any more; what is final waits in the consensus log, and no vote goes further than that. Thread-safe.
 */
final class DiskRoom {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final long MIB = 1L << 20;
    private static final int STOP_PART = 4;
    /** Of a small disk not more than this part is kept free. */
    private static final int LARGEST_PART = 4;

    private final FileStore disk;
    private final Path directory;
    private final long reserve;
    private volatile State state = new State(Long.MAX_VALUE, Level.ROOMY);

    /** What may still be done. */
    enum Level {
        ROOMY,
        /** Nothing new is begun. */
        READ_ONLY,
        /** Nothing is written to the ledger either. */
        STOPPED
    }

    private record State(long free, Level level) {}

    /** @param wanted bytes to keep free, but at most a quarter of the disk; 0 switches everything off */
    DiskRoom(Path directory, long wanted) throws IOException {
        Files.createDirectories(directory);
        this.disk = Files.getFileStore(directory);
        this.directory = directory.toAbsolutePath().normalize();
        this.reserve = Math.min(wanted, disk.getTotalSpace() / LARGEST_PART);
        look();
    }

    /** Looks again. */
    void look() throws IOException {
        long free = disk.getUsableSpace();
        Level before = state.level();
        Level now = level(free, before);
        state = new State(free, now);
        if (now != before) {
            LOG.warn("{}", now == Level.ROOMY ? "there is room on the disk again: " + free / MIB + " MiB" : sentence());
        }
    }

    /** Leaving a level takes a quarter more room than entering it, so that nothing flutters. */
    private Level level(long free, Level before) {
        long slack = reserve / STOP_PART;
        if (free < reserve / STOP_PART || before == Level.STOPPED && free < reserve / STOP_PART + slack) {
            return Level.STOPPED;
        }
        if (free < reserve || before != Level.ROOMY && free < reserve + slack) {
            return Level.READ_ONLY;
        }
        return Level.ROOMY;
    }

    Level level() {
        return state.level();
    }

    boolean isReadOnly() {
        return state.level() != Level.ROOMY;
    }

    long free() {
        return state.free();
    }

    /** Bytes until the node becomes read-only. */
    long untilReadOnly() {
        return Math.max(0, state.free() - reserve);
    }

    /** What is the matter; empty while there is room. */
    Optional<String> trouble() {
        return isReadOnly() ? Optional.of(sentence()) : Optional.empty();
    }

    private String sentence() {
        State now = state;
        return (now.level() == Level.STOPPED ? "read-only and does not follow the chain" : "read-only")
                + ": the disk of " + directory
                + " has " + now.free() / MIB + " MiB left, " + reserve / MIB
                + " MiB are reserved; goes on by itself when there is room";
    }
}
