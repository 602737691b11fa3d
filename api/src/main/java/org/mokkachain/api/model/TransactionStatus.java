package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A transaction and what became of it.
 *
 * @param height of the block that holds it, once committed or failed
 * @param index in that block, from 0
 * @param timestampMs of that block
 * @param fee paid if final, else offered; base units of the native asset; empty if the transaction is unknown
 * @param failure why it failed
 * @param waiting in words, why it is not in a block yet
 * @param transaction what it says; empty if it is unknown
 */
@JsonClassDescription("A transaction and what became of it")
public record TransactionStatus(
        @Form(Form.HASH) String id,
        TransactionState status,
        OptionalLong height,
        OptionalInt index,
        @Form(Form.HASH) Optional<String> blockHash,
        OptionalLong timestampMs,
        @Form(Form.AMOUNT) Optional<String> fee,
        Optional<Failure> failure,
        Optional<String> waiting,
        Optional<TransactionView> transaction) {
    /**
     * Why a transaction had no effect.
     *
     * @param code stable, see {@code docs/refusals.md}
     * @param operation index of the operation that failed, from 0
     * @param message one sentence: what is wrong
     * @param remedy one sentence: what to do about it
     */
    @JsonClassDescription("Why a transaction failed")
    public record Failure(
            String code,
            int operation,
            String message,
            @JsonPropertyDescription("what to do about it") String remedy) {}

    /** In words, why it is not final. */
    public String whyOpen() {
        return waiting.orElse("it is " + status.text());
    }

    /** A transaction this node has never heard of, or has forgotten. */
    public static TransactionStatus unknown(String id) {
        return new TransactionStatus(
                id,
                TransactionState.UNKNOWN,
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
