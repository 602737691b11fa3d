package org.mokkachain.node.replica;

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
    public VerifiedGossip check(GossipMessage message) throws DecodingException {
        VerifiedGossip verified = verifier.verify(message)
                .orElseThrow(() -> new DecodingException("gossip with a wrong signature"));
        if (message instanceof GossipMessage.OfBroadcast(Push push)) {
            for (Item item : push.items()) {
                if (item instanceof Message said) {
                    checkContent(said.content());
                }
            }
        }
        return verified;
    }

    private void checkContent(Bytes content) throws DecodingException {
        if (content.length() > TransactionBatch.MAX_BYTES) {
            throw new DecodingException("a message of " + content.length() + " bytes of transactions");
        }
        for (Transaction transaction : TransactionBatch.decode(content)) {
            if (!signed.test(transaction)) {
                throw new DecodingException("a transaction with a wrong signature");
            }
        }
    }
}
