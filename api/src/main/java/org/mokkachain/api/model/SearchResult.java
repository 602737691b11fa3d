package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;

/** Everything that a text may mean; empty if nothing. */
@JsonClassDescription("Everything that a text may mean")
public record SearchResult(List<SearchHit> items) {
    public SearchResult {
        items = List.copyOf(items);
    }
}
