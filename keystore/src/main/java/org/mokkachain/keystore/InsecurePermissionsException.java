package org.mokkachain.keystore;

import java.nio.file.Path;

/** Others than the owner may read or change the file. */
public final class InsecurePermissionsException extends KeystoreException {
    private static final long serialVersionUID = 1L;

    InsecurePermissionsException(Path path, String permissions) {
        super(
                "others than its owner have access to " + path + " (" + permissions + ")",
                "run: chmod 600 '" + path + "'");
    }
}
