package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/**
 * What a transaction did to an entry of an account's key-value store.
 *
 * @param height of the block
 * @param index of the transaction in the block
 * @param timestampMs of the block
 * @param transaction its id, by which it can be proven
 * @param value in hex as the transaction left it; empty: it was deleted
 * @param valueText the value where it is readable text
 */
public record DataVersion(
        long height,
        @JsonPropertyDescription("of the transaction in the block") int index,
        long timestampMs,
        @JsonPropertyDescription("its id, by which it can be proven") @Form(Form.HASH) String transaction,
        @JsonPropertyDescription("hex; null: deleted") @Form(Form.HEX) Optional<String> value,
        @JsonPropertyDescription("the value where it is readable text") Optional<String> valueText) {}
