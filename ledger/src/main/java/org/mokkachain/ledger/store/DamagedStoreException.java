package org.mokkachain.ledger.store;

/** What the store holds contradicts itself or a checksum: it must not be used. */
public final class DamagedStoreException extends StoreException {
    /** What helps in most cases. */
    public static final String REMEDY = "Restore a backup, or remove the ledger directory to sync from peers";

    private static final long serialVersionUID = 1L;

    public DamagedStoreException(String message, String remedy) {
        super(message, remedy);
    }

    public DamagedStoreException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
