package org.mokkachain.ledger.store;

/** Another process, or another part of this one, has the store open. */
public final class StoreLockedException extends StoreException {
    private static final long serialVersionUID = 1L;

    public StoreLockedException(String message, String remedy) {
        super(message, remedy);
    }
}
