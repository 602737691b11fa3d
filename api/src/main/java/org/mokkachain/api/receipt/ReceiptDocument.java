package org.mokkachain.api.receipt;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.model.Form;
import org.mokkachain.api.model.TransactionView;

/**
 * What stands in a receipt file. Everything but {@code proof} is there for people and follows from the proof: a file in
 * which it does not is refused.
 *
 * @param format {@value #FORMAT}
 * @param kind {@code transaction} or {@code entry}
 * @param network name of the network
 * @param genesisHash of the genesis that the proof is to be checked against
 * @param transaction present in a receipt of a transaction
 * @param entry present in a receipt of an entry of the state
 * @param proof the canonical bytes in hex
 */
@JsonClassDescription("A statement with its proof. Everything but the proof is there for people and follows from it;"
        + " see docs/proofs.md")
public record ReceiptDocument(
        String format,
        @Form(oneOf = {"transaction", "entry"}) String kind,
        String network,
        @Form(Form.HASH) String genesisHash,
        BlockText block,
        FinalityText finality,
        Optional<TransactionText> transaction,
        Optional<EntryText> entry,
        @Form(Form.HEX) String proof) {
    public static final String FORMAT = "mokka-receipt-1";

    /**
     * The block after which the statement is true.
     *
     * @param time as {@code timestampMs}, in UTC
     */
    @JsonClassDescription("The block after which the statement is true")
    public record BlockText(
            long height,
            @Form(Form.HASH) String hash,
            long epoch,
            long term,
            String proposer,
            long timestampMs,
            String time) {

        static String time(long timestampMs) {
            return Instant.ofEpochMilli(timestampMs).toString();
        }
    }

    /**
     * Who made the block final.
     *
     * @param crashModel {@code bft} or {@code cft}
     * @param validators names of all of the epoch
     * @param signers names of those whose votes are in the proof
     * @param certifiedHeight height of the block they voted for, this one or a later one
     */
    @JsonClassDescription("Who made the block final")
    public record FinalityText(
            @Form(oneOf = {"bft", "cft"}) String crashModel,
            List<String> validators,
            List<String> signers,
            long certifiedHeight) {
        public FinalityText {
            validators = List.copyOf(validators);
            signers = List.copyOf(signers);
        }
    }

    /**
     * A transaction and what came of it.
     *
     * @param index position in the block
     * @param status {@code committed} or {@code failed}
     * @param failure present if it failed
     */
    @JsonClassDescription("A transaction and what came of it")
    public record TransactionText(
            @Form(Form.HASH) String id,
            int index,
            @Form(oneOf = {"committed", "failed"}) String status,
            @Form(Form.AMOUNT) String feePaid,
            Optional<FailureText> failure,
            TransactionView content) {}

    /** Why, and which operation, from 0. */
    @JsonClassDescription("Why the transaction had no effect")
    public record FailureText(String code, int operation) {}

    /**
     * An entry of the state, or that there is none.
     *
     * @param kind for example {@code account}
     * @param key natural key in hex
     * @param present whether there is an entry
     * @param value encoded, in hex
     * @param fields what key and value say
     */
    @JsonClassDescription("An entry of the state, or that there is none")
    public record EntryText(
            String kind,
            @Form(Form.HEX) String key,
            boolean present,
            @Form(Form.HEX) Optional<String> value,
            Map<String, String> fields) {
        public EntryText {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
