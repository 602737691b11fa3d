package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/**
 * An entry of an account's key-value store.
 *
 * @param owner address of the account
 * @param value in hex
 * @param valueText the value where it is readable text
 * @param height of the block that wrote it last
 */
@JsonClassDescription("An entry of an account's key-value store")
public record DataEntry(
        @Form(Form.ADDRESS) String owner,
        @JsonPropertyDescription("UTF-8") String key,
        @Form(Form.HEX) String value,
        Optional<String> valueText,
        long height) {}
