package org.mokkachain.ledger.store;

import java.util.List;
import org.mokkachain.ledger.chain.CommitBatch;

/** That blocks to be written follow the head and each other. */
public final class Succession {
    private Succession() {}

    /** Where the bodies begin after pruning a store that ends at {@code head} and begins at {@code first}. */
    public static long firstKept(Head head, long first, long keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("at least the last block is kept, got " + keep);
        }
        return Math.max(first, head.height() - keep + 1);
    }

    /** The head after {@code batches}; {@link IllegalArgumentException} if they do not extend {@code head}. */
    public static Head extend(Head head, List<CommitBatch> batches) {
        Head at = head;
        for (CommitBatch batch : batches) {
            if (batch.height() != at.height() + 1 || !batch.block().header().parentHash().equals(at.hash())) {
                throw new IllegalArgumentException(
                        "block " + batch.height() + " does not extend the head " + at.height() + " of the store");
            }
            at = new Head(batch.height(), batch.hash());
        }
        return at;
    }
}
