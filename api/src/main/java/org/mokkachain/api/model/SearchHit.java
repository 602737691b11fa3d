package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Something that a search found.
 *
 * @param type {@code block transaction account asset anchor validator proposal}
 * @param reference what to ask for: a height, an id, an address, a hash or a public key
 * @param text in words
 * @param path where the API has it
 */
@JsonClassDescription("Something found")
public record SearchHit(
        @Form(oneOf = {"block", "transaction", "account", "asset", "anchor", "validator", "proposal"}) String type,
        @JsonPropertyDescription("what to ask for") String reference,
        @JsonPropertyDescription("in words") String text,
        @JsonPropertyDescription("where the API has it") String path) {}
