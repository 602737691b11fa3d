package org.mokkachain.node.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of the keys that came last: beyond the limit the oldest one goes. Not thread-safe. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int limit;

    Newest(int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
    }
}
