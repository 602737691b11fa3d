package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.OptionalLong;

/**
 * When a node saw a block proposed, prepared by a quorum and final; milliseconds since 1970-01-01 UTC by the node's
 * clock. Empty where the node does not know (it was synced later, or restarted).
 */
@JsonClassDescription("When this node saw what happened to the block")
public record BlockTimings(OptionalLong proposedMs, OptionalLong preparedMs, OptionalLong committedMs) {
    public static final BlockTimings UNKNOWN =
            new BlockTimings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
