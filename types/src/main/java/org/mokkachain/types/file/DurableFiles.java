package org.mokkachain.types.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces files as a whole: written beside its place, synced, moved there in one step, and the folder synced. A crash
 * or a full disk leaves the old file or the new one; once a call has returned, the new one. Thread-safe as far as no
 * two write to one path at once.
 */
public final class DurableFiles {
    private DurableFiles() {}

    /**
     * Creates or replaces {@code file}, for one writer at a time: what is beside it is {@code file} with {@code .next}.
     *
     * @param file its folder exists
     */
    public static void replace(Path file, String text) throws IOException {
        Path beside = folder(file).resolve(file.getFileName() + ".next");
        replace(file, beside, StandardCharsets.UTF_8.encode(text));
    }

    /**
     * Creates or replaces {@code file}.
     *
     * @param beside in the same folder; keeps its permissions if it is there, and is gone afterwards in any case
     * @param content is read to its end
     */
    public static void replace(Path file, Path beside, ByteBuffer content) throws IOException {
        try {
            write(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        sync(folder(file));
    }

    /** Writes over {@code file}, durably but not in one step; creates it if it is not there. */
    public static void write(Path file, ByteBuffer content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    /** The folder that {@code file} is in. */
    public static Path folder(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder;
    }

    /**
     * Makes a file as it is durable, or the names that appeared or went in a folder. Does nothing on systems where a
     * folder cannot be opened.
     */
    public static void sync(Path fileOrFolder) throws IOException {
        if (!fileOrFolder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
