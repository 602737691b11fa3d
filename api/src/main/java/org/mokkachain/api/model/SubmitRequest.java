package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * One transaction to be submitted.
 *
 * @param raw its canonical bytes in hex
 */
@JsonClassDescription("A signed transaction")
public record SubmitRequest(@JsonPropertyDescription("canonical bytes") @Form(Form.HEX) String raw) {}
