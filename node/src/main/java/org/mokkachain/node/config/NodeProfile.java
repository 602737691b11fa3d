package org.mokkachain.node.config;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node is for. A profile changes defaults and nothing else: whatever is set wins, and whether a node votes is
 * decided by the chain.
 */
public enum NodeProfile {
    /** As the table of {@link Settings} has it. */
    VALIDATOR(Map.of()),
    /** Serves clients and other observers, so that validators need not. */
    OBSERVER(Map.of(
            "p2p.max-inbound", "512",
            "http.max-connections", "5000",
            "http.max-event-clients", "2000")),
    /** To be thrown away; reachable from this machine only, and easy to play with. */
    DEV(Map.of("p2p.host", "127.0.0.1", "admin.enabled", "true"));

    private final SortedMap<String, String> defaults;

    NodeProfile(Map<String, String> defaults) {
        this.defaults = Collections.unmodifiableSortedMap(new TreeMap<>(defaults));
    }

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it has instead of the default of the table, if it has anything. */
    Optional<String> find(String property) {
        return Optional.ofNullable(defaults.get(property));
    }

    /** By name of property. */
    SortedMap<String, String> defaults() {
        return defaults;
    }
}
