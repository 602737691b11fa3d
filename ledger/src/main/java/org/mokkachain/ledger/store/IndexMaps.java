package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.types.value.Bytes;

/** The indexes in memory. Not thread-safe. */
final class IndexMaps {
    private final Map<Index, NavigableMap<Bytes, Bytes>> indexes = new EnumMap<>(Index.class);

    void apply(List<IndexChange> changes) {
        for (IndexChange change : changes) {
            switch (change) {
                case IndexChange.Put(Index index, Bytes key, Bytes value) -> of(index).put(key, value);
                case IndexChange.Removal(Index index, Bytes key) -> of(index).remove(key);
            }
        }
    }

    List<IndexEntry> scan(Index index, Bytes prefix, Optional<Bytes> after, int limit) {
        List<IndexEntry> found = new ArrayList<>();
        Bytes from = after.filter(key -> key.compareTo(prefix) > 0).orElse(prefix);
        for (Map.Entry<Bytes, Bytes> entry : of(index).tailMap(from, true).entrySet()) {
            if (found.size() == limit || !entry.getKey().startsWith(prefix)) {
                break;
            }
            if (after.isEmpty() || entry.getKey().compareTo(after.get()) > 0) {
                found.add(new IndexEntry(index, entry.getKey(), entry.getValue()));
            }
        }
        return found;
    }

    private NavigableMap<Bytes, Bytes> of(Index index) {
        return indexes.computeIfAbsent(index, i -> new TreeMap<>());
    }
}
