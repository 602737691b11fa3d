package org.mokkachain.node.devnet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps a second command from working on the same directory at the same time. */
record DirectoryLock(FileChannel channel) implements AutoCloseable {
    static DirectoryLock take(DevnetDirectory directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw busy(directory);
        }
        channel.close();
        throw busy(directory);
    }

    private static DevnetException busy(DevnetDirectory directory) {
        return new DevnetException("another command is starting or stopping the network in " + directory.root(),
                "Wait until it is done.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
