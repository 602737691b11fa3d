package org.mokkachain.api.model;

import java.util.List;
import java.util.Optional;

/**
 * A part of a history, newest first.
 *
 * @param next cursor of the next part; empty at the end of what this node has
 * @param completeFrom nothing is missing from this height on; 0: nothing at all. Of older blocks the node does not keep
 *     the transactions: ask one that does
 */
public record HistoryPage<T>(List<T> items, Optional<String> next, long completeFrom) {
    public HistoryPage {
        items = List.copyOf(items);
    }
}
