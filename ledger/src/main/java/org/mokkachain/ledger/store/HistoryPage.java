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

    /**
     * The page of at most {@code limit} entries.
     *
     * @param found one entry more than the limit if there are so many
     */
    public static HistoryPage of(List<HistoryEntry> found, int limit) {
        if (limit < 1 || limit > MAX_ENTRIES) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_ENTRIES + " entries, asked for " + limit);
        }
        if (found.size() <= limit) {
            return new HistoryPage(found, Optional.empty());
        }
        List<HistoryEntry> entries = found.subList(0, limit);
        Location last = entries.getLast().location();
        return new HistoryPage(entries, Optional.of(new HistoryCursor(last.height(), last.index())));
    }
}
