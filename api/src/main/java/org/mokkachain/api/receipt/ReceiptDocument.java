package org.mokkachain.api.receipt;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public record ReceiptDocument(
        String format,
        String kind,
        String network,
        String genesisHash,
        BlockText block,
        FinalityText finality,
        Optional<TransactionText> transaction,
        Optional<EntryText> entry,
        String proof) {
    public static final String FORMAT = "mokka-receipt-1";

    /**
     * The block after which the statement is true.
     *
     * @param time as {@code timestampMs}, in UTC
     */
    public record BlockText(
            long height, String hash, long epoch, long term, String proposer, long timestampMs, String time) {

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
    public record FinalityText(
            String crashModel, List<String> validators, List<String> signers, long certifiedHeight) {
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
    public record TransactionText(
            String id, int index, String status, String feePaid, Optional<FailureText> failure,
            TransactionView content) {}

    /** Why, and which operation, from 0. */
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
    public record EntryText(
            String kind, String key, boolean present, Optional<String> value, Map<String, String> fields) {
        public EntryText {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
