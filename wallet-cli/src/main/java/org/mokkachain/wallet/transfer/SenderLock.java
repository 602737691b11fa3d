package org.mokkachain.wallet.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.wallet.output.Failure;

/**
 * Held from asking for a nonce until the transaction is handed in, so that two commands that use one wallet do not sign
 * the same nonce. Were their payments alike, they would be the same transaction, and both would take it for theirs.
 */
public final class SenderLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Optional<FileChannel> channel;

    private SenderLock(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /** Waits until no other command sends from the wallet in {@code directory}. */
    public static SenderLock acquire(Path directory, Deadline deadline) throws Failure {
        if (!Files.isWritable(directory)) {
            return new SenderLock(Optional.empty()); // a wallet on a read-only medium
        }
        try {
            FileChannel channel = FileChannel.open(
                    directory.resolve(".sending"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (!isLocked(channel)) {
                if (deadline.hasPassed()) {
                    channel.close();
                    throw new Failure(
                            ExitCode.NOT_FINAL,
                            "wallet_busy",
                            "another command has been sending from " + directory + " all the time",
                            "Nothing was sent. Try again.");
                }
                Pause.of(PAUSE, deadline);
            }
            return new SenderLock(Optional.of(channel));
        } catch (IOException e) {
            throw Failure.configuration(
                    "wallet_directory", "cannot lock " + directory + ": " + e.getMessage(), "Check its owner.");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held within this process
        }
    }

    @Override
    public void close() throws Failure {
        if (channel.isPresent()) {
            try {
                channel.get().close();
            } catch (IOException e) {
                throw Failure.configuration(
                        "wallet_directory", "cannot unlock the wallet: " + e.getMessage(), "Check its disk.");
            }
        }
    }
}
