package org.mokkachain.types.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * With what files and directories are made that nobody but their owner may use, from their first moment. Nothing on
 * systems without such permissions. Thread-safe.
 */
public final class OwnerOnly {
    private static final String FILE = "rw-------";
    private static final String DIRECTORY = "rwx------";

    private OwnerOnly() {}

    /** For a file at {@code path} or beside it. */
    public static FileAttribute<?>[] file(Path path) {
        return attributes(path, FILE);
    }

    /** For a directory at {@code path} and those that lead to it. */
    public static FileAttribute<?>[] directory(Path path) {
        return attributes(path, DIRECTORY);
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
