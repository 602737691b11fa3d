package org.mokkachain.keystore;

/** A key or a file would be there twice. Nothing was changed. */
public final class KeyExistsException extends KeystoreException {
    private static final long serialVersionUID = 1L;

    KeyExistsException(String message, String remedy) {
        super(message, remedy);
    }
}
