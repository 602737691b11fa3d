package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a transaction stands. */
public enum TransactionState {
    /** In the mempool. */
    PENDING,
    /** In a block that is not final yet. */
    PROPOSED,
    /** Final and applied. */
    COMMITTED,
    /** Final; it had no effect but its fee and nonce. */
    FAILED,
    /** Its last height has passed without it: it will never be in a block. */
    EXPIRED,
    /** Not known to this node. */
    UNKNOWN;

    /** Nothing can change any more. */
    public boolean isFinal() {
        return this == COMMITTED || this == FAILED || this == EXPIRED;
    }

    /** As in JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
