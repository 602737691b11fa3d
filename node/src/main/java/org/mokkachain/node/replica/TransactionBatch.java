package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/** What one message of a feed says: transactions that a node took, at least one, each whole. */
public final class TransactionBatch {
    /** A batch is complete when it has so many bytes: the last transaction may exceed it. */
    private static final int FULL_BYTES = 64 << 10;

    private static final int MAX_TRANSACTIONS = 1_000;

    /** Longest encoding of a batch. */
    public static final int MAX_BYTES = FULL_BYTES + Transaction.MAX_BYTES + 4;

    private TransactionBatch() {}

    /** As many batches as the limits ask for, in the same order. */
    static List<List<Transaction>> split(List<Transaction> transactions) {
        List<List<Transaction>> batches = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < transactions.size(); i++) {
            bytes += transactions.get(i).encoded().length();
            if (bytes >= FULL_BYTES || i + 1 - from == MAX_TRANSACTIONS) {
                batches.add(transactions.subList(from, i + 1));
                from = i + 1;
                bytes = 0;
            }
        }
        if (from < transactions.size()) {
            batches.add(transactions.subList(from, transactions.size()));
        }
        return batches;
    }

    static Bytes encode(List<Transaction> batch) {
        return new Encoder().list(batch, (out, transaction) -> transaction.encode(out)).toBytes();
    }

    /** Reads what {@link #encode} wrote. */
    public static List<Transaction> decode(Bytes content) throws DecodingException {
        List<Transaction> batch =
                Decoder.decodeExactly(content, in -> in.list(MAX_TRANSACTIONS, Transaction::decode));
        if (batch.isEmpty()) {
            throw new DecodingException("a message without transactions");
        }
        return batch;
    }
}
