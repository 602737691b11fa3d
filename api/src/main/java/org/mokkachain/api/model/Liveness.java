package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the chain moves, explained.
 *
 * @param ok blocks flow, or would if there were transactions
 * @param sentence for people: what is wrong, who is missing, and what happens next
 * @param missing validators that do not take part, in the order of the set
 * @param nextAttemptMs when the next attempt comes, milliseconds since 1970-01-01 UTC; empty where none is needed
 */
@JsonClassDescription("Whether the chain moves, explained")
public record Liveness(boolean ok, String sentence, List<Missing> missing, OptionalLong nextAttemptMs) {
    public Liveness {
        missing = List.copyOf(missing);
    }

    /**
     * A validator that does not take part.
     *
     * @param reason in words, for example {@code unreachable}
     * @param sinceMs milliseconds since 1970-01-01 UTC
     */
    @JsonClassDescription("A validator that does not take part")
    public record Missing(String name, String reason, long sinceMs) {}
}
