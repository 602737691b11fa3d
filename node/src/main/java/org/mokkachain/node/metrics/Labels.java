package org.mokkachain.node.metrics;

import java.util.Locale;

/** How things are called in labels. */
public final class Labels {
    private Labels() {}

    /** {@code NO_LEADER} is {@code no_leader}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
