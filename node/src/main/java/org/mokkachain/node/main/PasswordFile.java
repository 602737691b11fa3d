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
import org.mokkachain.api.model.ExitCode;

/**
 * Who may read a file with a password. One that others can read is refused. A group may read it if the file belongs to
 * another user: that is how secrets are mounted into containers. Pipes and systems without such permissions pass.
 */
final class PasswordFile {
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");
    private static final Set<PosixFilePermission> OF_GROUP = PosixFilePermissions.fromString("---rwx---");

    private PasswordFile() {}

    /** {@link CommandException} with the command that mends it. What cannot be read is left to the reader. */
    static void requirePrivate(Path file) {
        Optional<PosixFileAttributes> attributes = attributes(file);
        if (attributes.isEmpty() || !attributes.get().isRegularFile()) {
            return;
        }
        Set<PosixFilePermission> permissions = attributes.get().permissions();
        boolean others = OF_OTHERS.stream().anyMatch(permissions::contains);
        boolean group = OF_GROUP.stream().anyMatch(permissions::contains);
        if (others || group && isOurs(attributes.get())) {
            throw new CommandException(ExitCode.CONFIGURATION, "others than its owner have access to the password file "
                    + file + " (" + PosixFilePermissions.toString(permissions) + ")",
                    "Run: chmod 600 '" + file + "'");
        }
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
