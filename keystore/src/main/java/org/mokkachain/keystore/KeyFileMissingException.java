package org.mokkachain.keystore;

import java.nio.file.Path;

/** There is no such file. */
public final class KeyFileMissingException extends KeystoreException {
    private static final long serialVersionUID = 1L;

    KeyFileMissingException(Path path) {
        super("there is no file " + path, "check the path, or create the key first");
    }
}
