package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * For how long a validator abstains from leading.
 *
 * @param durationMs at most a day; 0 ends it
 */
@JsonClassDescription("For how long a validator abstains from leading")
public record WeakenRequest(
        @JsonPropertyDescription("milliseconds, at most 86400000; 0 ends it") long durationMs) {}
