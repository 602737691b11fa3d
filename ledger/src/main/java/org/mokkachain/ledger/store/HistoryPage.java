package org.mokkachain.ledger.store;

import java.util.List;
import java.util.Optional;

/**
 * Part of an account's history, newest first.
 *
 * @param next where the next page goes on; empty if this is the end
 */
public record HistoryPage(List<HistoryEntry> entries, Optional<HistoryCursor> next) {
    public static final int MAX_ENTRIES = 1_000;

    public HistoryPage {
        entries = List.copyOf(entries);
    }
}
