package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * What validators may change by vote; {@code GET /v1/parameters}.
 *
 * @param height of the next block, for which {@code parameters} hold
 * @param scheduled decided and still to come, by height
 */
@JsonClassDescription("What validators may change by vote")
public record ParametersInfo(
        @JsonPropertyDescription("of the next block, for which the values hold") long height,
        List<Value> parameters,
        List<Scheduled> scheduled) {
    public ParametersInfo {
        parameters = List.copyOf(parameters);
        scheduled = List.copyOf(scheduled);
    }

    /** A parameter; a fee in base units of the native asset, a switch as 0 or 1. */
    @JsonClassDescription("A parameter; a fee in base units, a switch as 0 or 1")
    public record Value(String name, long value, long min, long max) {}

    /** A value from a height on. */
    @JsonClassDescription("A value from a height on")
    public record Scheduled(String name, long value, long fromHeight) {}
}
