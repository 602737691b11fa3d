package org.mokkachain.node.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read a file with a password. A group may do so if the file belongs to another user: that is how secrets are
 * mounted into containers. Pipes and systems without such permissions pass.
 */
final class PasswordFile {
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");
    private static final Set<PosixFilePermission> OF_GROUP = PosixFilePermissions.fromString("---rwx---");

    private PasswordFile() {}

    /** What is to be said of its permissions, with the command that mends them; empty if they are good. */
    static Optional<String> warning(Path file) {
        return attributes(file)
                .filter(attributes -> attributes.isRegularFile() && isOpen(attributes))
                .map(attributes -> "Others than its owner have access to the password file " + file + " ("
                        + PosixFilePermissions.toString(attributes.permissions()) + "); run: chmod 600 '" + file + "'");
    }

    private static boolean isOpen(PosixFileAttributes attributes) {
        Set<PosixFilePermission> permissions = attributes.permissions();
        boolean others = OF_OTHERS.stream().anyMatch(permissions::contains);
        boolean group = OF_GROUP.stream().anyMatch(permissions::contains);
        return others || group && isOurs(attributes);
    }

    private static Optional<PosixFileAttributes> attributes(Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return view == null ? Optional.empty() : Optional.of(view.readAttributes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(PosixFileAttributes attributes) {
        String user = System.getProperty("user.name", "");
        return attributes.owner().getName().equals(user);
    }
}
