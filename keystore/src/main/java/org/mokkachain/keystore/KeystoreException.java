package org.mokkachain.keystore;

/** Something about a key file that its user has to put right. The message says what, {@link #remedy()} how. */
public class KeystoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    KeystoreException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    KeystoreException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** One sentence: what to do about it. */
    public final String remedy() {
        return remedy;
    }
}
