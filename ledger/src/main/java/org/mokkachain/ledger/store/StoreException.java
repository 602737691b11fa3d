package org.mokkachain.ledger.store;

/** A store that cannot be opened, read or written. The message says what is wrong, {@link #remedy} what to do. */
public abstract sealed class StoreException extends RuntimeException
        permits StoreLockedException, ForeignStoreException, UnknownSchemaException, DamagedStoreException,
                StoreFailedException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    StoreException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    StoreException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** One sentence. */
    public String remedy() {
        return remedy;
    }
}
