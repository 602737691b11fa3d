package org.mokkachain.ledger.store;

import java.util.List;
import org.mokkachain.ledger.chain.CommitBatch;

/** That blocks to be written follow the head and each other. */
public final class Succession {
    private Succession() {}

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
