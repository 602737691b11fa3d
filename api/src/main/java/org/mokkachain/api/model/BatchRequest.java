package org.mokkachain.api.model;

import java.util.List;

/**
 * Many signed transactions as JSON.
 *
 * @param transactions canonical bytes in hex
 */
public record BatchRequest(List<String> transactions) {
    public BatchRequest {
        transactions = List.copyOf(transactions);
    }
}
