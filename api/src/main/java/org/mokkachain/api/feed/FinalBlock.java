package org.mokkachain.api.feed;

import java.util.List;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.TransactionStatus;

/**
 * A final block.
 *
 * @param block its header and who made it final
 * @param transactions all of it in their order, each with what came of it
 */
public record FinalBlock(BlockDetail block, List<TransactionStatus> transactions) {
    public FinalBlock {
        transactions = List.copyOf(transactions);
    }

    public long height() {
        return block.height();
    }
}
