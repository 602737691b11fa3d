package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * A notarised document: who showed its hash first, and when.
 *
 * @param hash SHA-256 of the document, in hex
 * @param label what the account called it; may be empty
 * @param account address of the one who anchored it
 * @param height of the block
 * @param timestampMs of the block
 */
@JsonClassDescription("A notarised document")
public record AnchorInfo(
        @JsonPropertyDescription("SHA-256 of the document") @Form(Form.HASH) String hash,
        @JsonPropertyDescription("what the account called it") String label,
        @Form(Form.ADDRESS) String account,
        long height,
        long timestampMs) {}
