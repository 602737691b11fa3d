package org.mokkachain.api.model;

import java.util.List;

/** Everything that a text may mean; empty if nothing. */
public record SearchResult(List<SearchHit> items) {
    public SearchResult {
        items = List.copyOf(items);
    }
}
