package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.p2p.broadcast.Item;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.p2p.gossip.GossipVerifier;
import org.mokkachain.p2p.gossip.VerifiedGossip;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/**
 * Checks gossip before the replica sees it, on any thread: the signatures of those whose state and feeds it is, and
 * that a feed's messages hold nothing but correctly signed transactions. A node passes on only what passes here, so
 * whatever does not is the fault of the peer it came from.
 */
public final class GossipCheck {
    private final GossipVerifier verifier;
    private final Predicate<Transaction> signed;

    /** @param signed whether all signatures of a transaction are valid; as thread-safe as this is to be */
    public GossipCheck(GossipVerifier verifier, Predicate<Transaction> signed) {
        this.verifier = verifier;
        this.signed = signed;
    }

    /** The message, if it is in order; {@link DecodingException} says what is wrong with it. */
    public CheckedGossip check(GossipMessage message) throws DecodingException {
        VerifiedGossip verified = verifier.verify(message)
                .orElseThrow(() -> new DecodingException("gossip with a wrong signature"));
        List<CheckedGossip.Content> contents = new ArrayList<>();
        if (message instanceof GossipMessage.OfBroadcast(Push push)) {
            for (Item item : push.items()) {
                if (item instanceof Message said) {
                    contents.add(new CheckedGossip.Content(said, transactions(said.content())));
                }
            }
        }
        return new CheckedGossip(verified, contents);
    }

    private List<Transaction> transactions(Bytes content) throws DecodingException {
        if (content.length() > TransactionBatch.MAX_BYTES) {
            throw new DecodingException("a message of " + content.length() + " bytes of transactions");
        }
        List<Transaction> transactions = TransactionBatch.decode(content);
        if (!transactions.stream().allMatch(signed)) {
            throw new DecodingException("a transaction with a wrong signature");
        }
        return transactions;
    }
}
