package org.mokkachain.ledger.store;

/** A place in an account's history; what is older comes after it. */
public record HistoryCursor(long height, int index) {
    public HistoryCursor {
        if (height < 0 || index < 0) {
            throw new IllegalArgumentException("no such place in a history: " + height + ", " + index);
        }
    }
}
