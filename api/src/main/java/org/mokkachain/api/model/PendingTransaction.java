package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.OptionalLong;

/**
 * A transaction that waits on a node, in short, and what it waits for.
 *
 * @param fee offered, base units of the native asset
 * @param bytes encoded size
 * @param operations how many it has
 * @param type of its first operation, for example {@code transfer}
 * @param text its first operation in words
 * @param sinceMs when it came to this node, milliseconds since 1970-01-01 UTC
 * @param status {@code pending} or {@code proposed}
 * @param sentence the reason, for people
 * @param height of the block that is proposed and holds it
 * @param missingNonce the nonce of its sender that it waits for
 */
@JsonClassDescription("A transaction that waits, and what for")
public record PendingTransaction(
        @Form(Form.HASH) String id,
        @Form(Form.ADDRESS) String sender,
        long nonce,
        @Form(Form.AMOUNT) String fee,
        int bytes,
        @JsonPropertyDescription("how many it has") int operations,
        @JsonPropertyDescription("of the first operation") String type,
        @JsonPropertyDescription("the first operation in words") String text,
        @JsonPropertyDescription("when it came to this node") long sinceMs,
        TransactionState status,
        TransactionReason.Kind reason,
        @JsonPropertyDescription("the reason, for people") String sentence,
        @JsonPropertyDescription("of the proposed block that holds it") OptionalLong height,
        @JsonPropertyDescription("the nonce that it waits for") OptionalLong missingNonce) {}
