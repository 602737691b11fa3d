package org.mokkachain.ledger.store;

/** The store belongs to another chain. */
public final class ForeignStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    public ForeignStoreException(String message, String remedy) {
        super(message, remedy);
    }
}
