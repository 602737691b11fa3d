package org.mokkachain.api.model;

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
        int index,
        long timestampMs,
        String transaction,
        Optional<String> value,
        Optional<String> valueText) {}
