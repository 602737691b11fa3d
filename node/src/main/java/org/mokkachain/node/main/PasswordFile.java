package org.mokkachain.node.main;

import java.nio.file.Path;
import java.util.Optional;
import org.mokkachain.types.file.SecretAccess;

/** Who may read a file with a password. */
final class PasswordFile {
    private PasswordFile() {}

    /** What is to be said of its permissions, with the command that mends them; empty if they are good. */
    static Optional<String> warning(Path file) {
        return SecretAccess.tooWide(file)
                .map(permissions -> "Others than its owner have access to the password file " + file + " ("
                        + permissions + "); run: chmod 600 '" + file + "'");
    }
}
