package org.mokkachain.ledger.store;

/** The storage did not do what it was asked, for example because the disk is full. */
public final class StoreFailedException extends StoreException {
    private static final long serialVersionUID = 1L;

    public StoreFailedException(String message, String remedy) {
        super(message, remedy);
    }

    public StoreFailedException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
