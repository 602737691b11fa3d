package org.mokkachain.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.file.OwnerOnly;
import org.mokkachain.types.value.Bytes;

/**
 * Files that only their owner may touch. A file appears whole or not at all: written beside its place, synced, then put
 * there in one step, and the directory synced, so that neither a crash nor a second writer leaves half a key.
 */
final class SecretFiles {
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private SecretFiles() {}

    /** Creates {@code path}; {@link FileAlreadyExistsException} if it is there, also when two try at once. */
    static void create(Path path, Bytes content) throws IOException {
        create(path, content.asBuffer());
    }

    /** As {@link #create(Path, Bytes)}, for content that the caller overwrites afterwards. */
    static void create(Path path, ByteBuffer content) throws IOException {
        Path temporary = createBeside(path);
        try {
            DurableFiles.write(temporary, content);
            link(path, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        DurableFiles.sync(DurableFiles.folder(path));
    }

    /** Creates or replaces {@code path}. */
    static void replace(Path path, Bytes content) throws IOException {
        DurableFiles.replace(path, createBeside(path), content.asBuffer());
    }

    /** Moves a file within its directory; {@link FileAlreadyExistsException} if the target is there. */
    static void rename(Path from, Path to) throws IOException {
        link(to, from);
        Files.deleteIfExists(from);
        DurableFiles.sync(DurableFiles.folder(to));
    }

    static void delete(Path path) throws IOException {
        Files.delete(path);
        DurableFiles.sync(DurableFiles.folder(path));
    }

    /** Creates a directory, and what leads to it, that only the owner may enter. */
    static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, OwnerOnly.directory(directory));
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

    /** An empty file that only the owner may read, from its first moment. */
    private static Path createBeside(Path path) throws IOException {
        Path directory = DurableFiles.folder(path);
        return Files.createTempFile(directory, ".key-", ".tmp", OwnerOnly.file(directory));
    }
}
