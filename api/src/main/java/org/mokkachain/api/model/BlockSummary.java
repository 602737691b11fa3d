package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/**
 * A final block in a list.
 *
 * @param parent hash of the block before
 * @param proposer name of the validator that proposed it
 * @param timestampMs milliseconds since 1970-01-01 UTC
 * @param bodyBytes size of the encoded transactions
 */
@JsonClassDescription("A final block in a list")
public record BlockSummary(
        long height,
        @Form(Form.HASH) String hash,
        @Form(Form.HASH) String parent,
        long epoch,
        long term,
        String proposer,
        long timestampMs,
        int txCount,
        int bodyBytes) {}
