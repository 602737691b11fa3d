package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mokkachain.ledger.store.StoreFailedException;

/**
 * The creation of a store, which may be cut off at any point and is then done again. A file outside RocksDB marks its
 * end: a store that has it but opens empty has lost its data, and is not taken for a new one.
 */
final class Birth {
    private static final String MARK = "created";

    private final StoreLocation location;
    private final boolean finished;

    Birth(StoreLocation location) {
        this.location = location;
        this.finished = Files.exists(location.directory().resolve(MARK));
    }

    /** Whether RocksDB may make new files: the creation was never finished, and is wanted. */
    boolean mayCreate() {
        return !finished && location.createAs().isPresent();
    }

    /** Writes the genesis if that has not been done; whether it had to. */
    boolean complete(Database database) {
        boolean blank = new Examination(database).isBlank();
        if (finished && blank) {
            throw Failures.damaged("the ledger in " + location.directory()
                    + " was emptied after it had been created; perhaps its write-ahead log was removed");
        }
        if (finished) {
            return false;
        }
        if (blank) {
            begin(database);
        }
        // Out of the write-ahead log, so that the store knows who it is even if the log is lost.
        database.flush();
        mark(location.directory());
        return blank;
    }

    private void begin(Database database) {
        var ledgerId = location.createAs()
                .orElseThrow(() -> Failures.damaged("the creation of the ledger was never finished"));
        database.write(BlockWriter.birth(ledgerId, location.genesis()));
        database.sync();
    }

    /** Whether the creation of the store in {@code directory} is finished. */
    static boolean isMarked(Path directory) {
        return Files.exists(directory.resolve(MARK));
    }

    /** Says that the creation of the store in {@code directory} is finished. */
    static void mark(Path directory) {
        Path mark = directory.resolve(MARK);
        ByteBuffer text = ByteBuffer.wrap("The ledger in this directory was created; do not remove this file.\n"
                .getBytes(StandardCharsets.US_ASCII));
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(text);
            channel.force(true);
        } catch (IOException e) {
            throw new StoreFailedException("cannot write " + mark + ": " + e, "Check the disk", e);
        }
    }
}
