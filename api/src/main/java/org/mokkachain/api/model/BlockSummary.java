package org.mokkachain.api.model;

/**
 * A final block in a list.
 *
 * @param parent hash of the block before
 * @param proposer name of the validator that proposed it
 * @param timestampMs milliseconds since 1970-01-01 UTC
 * @param bodyBytes size of the encoded transactions
 */
public record BlockSummary(
        long height,
        String hash,
        String parent,
        long epoch,
        long term,
        String proposer,
        long timestampMs,
        int txCount,
        int bodyBytes) {}
