package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one can subscribe to at {@code GET /v1/events}. */
public enum Topic {
    BLOCKS,
    TRANSACTIONS,
    CONSENSUS,
    PEERS;

    /** As in the query. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Topic> of(String text) {
        return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }
}
