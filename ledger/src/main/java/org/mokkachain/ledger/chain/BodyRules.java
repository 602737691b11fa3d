package org.mokkachain.ledger.chain;

import java.util.Optional;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Transaction;

/** That a body is the one its header names, and keeps the limits; before it is executed. */
final class BodyRules {
    private BodyRules() {}

    /** What is wrong, if anything is. */
    static Optional<String> fault(Block block, Limits limits) {
        Header header = block.header();
        int count = block.transactions().size();
        if (count != header.txCount()) {
            return Optional.of(count + " transactions, the header promises " + header.txCount());
        }
        if (count > limits.maxBlockTransactions()) {
            return Optional.of(count + " transactions, the limit is " + limits.maxBlockTransactions());
        }
        long bytes = Block.BODY_OVERHEAD;
        for (Transaction transaction : block.transactions()) {
            bytes += transaction.encoded().length();
        }
        if (bytes != header.bodyBytes()) {
            return Optional.of("a body of " + bytes + " bytes, the header promises " + header.bodyBytes());
        }
        if (bytes > limits.maxBlockBytes()) {
            return Optional.of("a body of " + bytes + " bytes, the limit is " + limits.maxBlockBytes());
        }
        if (!Block.transactionsRoot(block.transactions()).equals(header.txRoot())) {
            return Optional.of("the transactions do not have the root of the header");
        }
        return Optional.empty();
    }
}
