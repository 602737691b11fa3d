package org.mokkachain.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mokkachain.types.value.Bytes;

/**
 * Files that only their owner may touch. A file appears whole or not at all: written beside its place, synced, then put
 * there in one step, and the directory synced, so that neither a crash nor a second writer leaves half a key.
 */
final class SecretFiles {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private SecretFiles() {}

    /** Creates {@code path}; {@link FileAlreadyExistsException} if it is there, also when two try at once. */
    static void create(Path path, Bytes content) throws IOException {
        create(path, content.asBuffer());
    }

    /** As {@link #create(Path, Bytes)}, for content that the caller overwrites afterwards. */
    static void create(Path path, ByteBuffer content) throws IOException {
        Path temporary = writeBeside(path, content);
        try {
            link(path, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(parent(path));
    }

    /** Creates or replaces {@code path}. */
    static void replace(Path path, Bytes content) throws IOException {
        Path temporary = writeBeside(path, content.asBuffer());
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(parent(path));
    }

    /** Moves a file within its directory; {@link FileAlreadyExistsException} if the target is there. */
    static void rename(Path from, Path to) throws IOException {
        link(to, from);
        Files.deleteIfExists(from);
        syncDirectory(parent(to));
    }

    static void delete(Path path) throws IOException {
        Files.delete(path);
        syncDirectory(parent(path));
    }

    /** Creates a directory, and what leads to it, that only the owner may enter. */
    static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(directory.toAbsolutePath(), OWNER_DIRECTORY));
        }
    }

    /** The permissions of {@code path}, if they give group or others anything. */
    static Optional<String> accessOfOthers(Path path) throws KeystoreException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            Set<PosixFilePermission> beyond = EnumSet.noneOf(PosixFilePermission.class);
            beyond.addAll(permissions);
            beyond.removeAll(OWNER_DIRECTORY);
            return beyond.isEmpty() ? Optional.empty() : Optional.of(PosixFilePermissions.toString(permissions));
        } catch (NoSuchFileException e) {
            throw new KeyFileMissingException(path);
        } catch (IOException e) {
            throw new KeystoreException("cannot read the permissions of " + path + ": " + e, "check its owner", e);
        }
    }

    static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    /** A hard link fails if the target exists, atomically; a plain move would overwrite it. */
    private static void link(Path path, Path existing) throws IOException {
        try {
            Files.createLink(path, existing);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            moveWithoutLinks(path, existing);
        }
    }

    private static void moveWithoutLinks(Path path, Path existing) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        try {
            Files.move(existing, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(existing, path);
        }
    }

    private static Path writeBeside(Path path, ByteBuffer content) throws IOException {
        Path directory = parent(path);
        Path temporary = Files.createTempFile(directory, ".key-", ".tmp", attributes(directory, OWNER_FILE));
        try {
            write(temporary, content);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return temporary;
    }

    private static void write(Path path, ByteBuffer content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> permissions) {
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static void syncDirectory(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
