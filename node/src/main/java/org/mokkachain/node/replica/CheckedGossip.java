package org.mokkachain.node.replica;

import java.util.List;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.VerifiedGossip;
import org.mokkachain.types.transaction.Transaction;

/**
 * Gossip of a peer that a {@link GossipCheck} found in order, with the transactions of its messages, decoded and with
 * all signatures verified, before it came to the replica. Immutable.
 */
public final class CheckedGossip {
    private final VerifiedGossip gossip;
    private final List<Content> contents;

    CheckedGossip(VerifiedGossip gossip, List<Content> contents) {
        this.gossip = gossip;
        this.contents = List.copyOf(contents);
    }

    /** What one message says. */
    record Content(Message message, List<Transaction> transactions) {
        Content {
            transactions = List.copyOf(transactions);
        }
    }

    VerifiedGossip gossip() {
        return gossip;
    }

    /** One for each message of a feed, in their order; none where it brings no messages. */
    List<Content> contents() {
        return contents;
    }

    /** How many transactions it brings. */
    public int transactions() {
        return contents.stream().mapToInt(content -> content.transactions().size()).sum();
    }
}
