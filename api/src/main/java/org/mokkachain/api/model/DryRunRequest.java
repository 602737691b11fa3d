package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change to be tried: one that is proposed already, or a kind of change with its fields.
 *
 * @param proposal its number
 * @param change its kind
 * @param fields those of the kind, as in the operation {@code proposeChange}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonClassDescription("A change with its fields, or the number of a proposal")
public record DryRunRequest(
        @JsonPropertyDescription("a proposal by its number") OptionalLong proposal,
        @JsonPropertyDescription("or a change")
        @Form(oneOf = {"addValidator", "removeValidator", "setPermission", "setParameter"})
        Optional<String> change,
        @JsonAnyGetter Map<String, String> fields) {
    public DryRunRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
