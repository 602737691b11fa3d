package org.mokkachain.keystore;

import java.nio.file.Path;

/** The file is in order, the password is not the one it was encrypted with. */
public final class WrongPasswordException extends KeystoreException {
    private static final long serialVersionUID = 1L;

    WrongPasswordException(Path path) {
        super("wrong password for " + path, "try again; without the password the key cannot be recovered");
    }
}
