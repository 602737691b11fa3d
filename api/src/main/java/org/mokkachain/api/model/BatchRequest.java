package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * Many signed transactions as JSON.
 *
 * @param transactions canonical bytes in hex
 */
@JsonClassDescription("Many signed transactions")
public record BatchRequest(
        @JsonPropertyDescription("canonical bytes of each") @Form(Form.HEX) List<String> transactions) {
    public BatchRequest {
        transactions = List.copyOf(transactions);
    }
}
