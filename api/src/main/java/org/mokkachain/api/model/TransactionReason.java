package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a transaction is where it is, as one node sees it.
 *
 * @param code of the refusal or the failure, see {@code docs/refusals.md}
 * @param sentence what is so, for people
 * @param remedy what to do about it, one or two sentences
 * @param height of the block meant: that holds it, that is proposed, that ended its wait
 * @param nonce its own, where the node knows the transaction
 * @param missingNonce the nonce of its sender that it waits for
 * @param other the transaction of its sender that has its nonce
 */
@JsonClassDescription("Why a transaction is where it is")
public record TransactionReason(
        @Form(Form.HASH) String id,
        TransactionState status,
        Kind reason,
        @JsonPropertyDescription("see docs/refusals.md") Optional<String> code,
        String sentence,
        String remedy,
        OptionalLong height,
        OptionalLong nonce,
        OptionalLong missingNonce,
        @Form(Form.HASH) Optional<String> other) {

    /** What is told apart. */
    public enum Kind {
        /** Transactions of its sender with lower nonces are missing. */
        WAITS_FOR_NONCE,
        /** It can be executed, and there is room. */
        WAITS_FOR_BLOCK,
        /** It can be executed, as can more than a block holds. */
        WAITS_FOR_ROOM,
        /** It can be executed or is proposed, but the chain does not move. */
        WAITS_FOR_VALIDATORS,
        PROPOSED,
        COMMITTED,
        FAILED,
        EXPIRED,
        /** It was refused when it was handed in. */
        REFUSED,
        /** It was pending until something changed. */
        DROPPED,
        /** Another transaction of its sender used its nonce. */
        REPLACED,
        NEVER_SEEN;

        /** As in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
