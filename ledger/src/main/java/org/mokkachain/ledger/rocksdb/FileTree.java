package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.file.DurableFiles;

/** Directories of files as a whole: size, durability, removal, room. */
final class FileTree {
    private static final long MIB = 1L << 20;
    /** What RocksDB may write on its own beside what is copied. */
    private static final long MARGIN = 32 * MIB;

    private FileTree() {}

    /** Regular files of a directory that nobody changes, sorted by path. */
    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /**
     * Bytes of all files. What an open database removes while they are counted counts or does not; a stream over the
     * tree would end at it with an error.
     */
    static long bytes(Path root) throws IOException {
        long[] sum = {0};
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return sum[0];
    }

    /** Makes every file and directory below {@code root} durable, and {@code root} itself. */
    static void sync(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            DurableFiles.sync(path);
        }
    }

    static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /** {@link StoreFailedException} if the disk of {@code directory} has not room for so many bytes and a margin. */
    static void requireRoom(Path directory, long bytes, String purpose) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < bytes + MARGIN) {
            throw new StoreFailedException(
                    purpose + " needs " + mebibytes(bytes + MARGIN) + " MiB, but the disk of " + directory
                            + " has only " + mebibytes(free) + " MiB left",
                    "Make room, or use another disk");
        }
    }

    private static long mebibytes(long bytes) {
        return (bytes + MIB - 1) / MIB;
    }
}
