package org.mokkachain.api.model;

import java.util.OptionalLong;

/**
 * When a node saw a block proposed, prepared by a quorum and final; milliseconds since 1970-01-01 UTC by the node's
 * clock. Empty where the node does not know (it was synced later, or restarted).
 */
public record BlockTimings(OptionalLong proposedMs, OptionalLong preparedMs, OptionalLong committedMs) {
    public static final BlockTimings UNKNOWN =
            new BlockTimings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
