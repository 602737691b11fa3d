package org.mokkachain.types.file;

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
 * Who has access to a file with a secret that another program has made. A group may if the file belongs to another
 * user: that is how secrets are mounted into containers, and how keys of certificates are shared. Pipes and systems
 * without such permissions pass.
 */
public final class SecretAccess {
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");
    private static final Set<PosixFilePermission> OF_GROUP = PosixFilePermissions.fromString("---rwx---");

    private SecretAccess() {}

    /** The permissions of the file, as {@code rw-r--r--}, if they give too much; a file that is not there passes. */
    public static Optional<String> tooWide(Path file) {
        return attributes(file)
                .filter(attributes -> attributes.isRegularFile() && isOpen(attributes))
                .map(attributes -> PosixFilePermissions.toString(attributes.permissions()));
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
