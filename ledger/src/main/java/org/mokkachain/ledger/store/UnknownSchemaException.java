package org.mokkachain.ledger.store;

/** The store was written by a version of the program that lays it out differently. */
public final class UnknownSchemaException extends StoreException {
    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message, String remedy) {
        super(message, remedy);
    }
}
