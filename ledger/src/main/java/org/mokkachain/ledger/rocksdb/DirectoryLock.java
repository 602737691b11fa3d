package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.ledger.store.StoreLockedException;

/** Keeps a directory to one process, whose id the lock file names. The lock goes with the process, however it ends. */
final class DirectoryLock implements AutoCloseable {
    private static final String REMEDY = "Stop that process first; every node needs a directory of its own";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock on {@code file}, which stays behind when it is released. */
    static DirectoryLock take(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file,
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StoreLockedException(
                        "the ledger in " + file.getParent() + " is in use by process " + holder(file), REMEDY);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel);
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            throw new StoreLockedException(
                    "the ledger in " + file.getParent() + " is open in this very process", "Close it first");
        } catch (StoreLockedException e) {
            closeQuietly(channel);
            throw e;
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StoreFailedException("cannot lock " + file + ": " + e, "Check that the directory is writable", e);
        }
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreFailedException("cannot close a lock file: " + e, "Check the disk", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
