package org.mokkachain.keystore;

import java.nio.file.Path;

/** The file is not what was written: damaged, edited, or no key file at all. No password will open it. */
public final class DamagedKeyFileException extends KeystoreException {
    private static final long serialVersionUID = 1L;
    private static final String REMEDY = "restore it from a backup; a new password does not help";

    DamagedKeyFileException(Path path, String what) {
        super("damaged key file " + path + ": " + what, REMEDY);
    }

    DamagedKeyFileException(Path path, String what, Throwable cause) {
        super("damaged key file " + path + ": " + what, REMEDY, cause);
    }
}
