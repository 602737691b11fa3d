package org.mokkachain.simulator.world;

import java.util.Optional;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Handover;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.node.replica.CheckedGossip;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/**
 * Encoded bytes on their way. They are decoded once, when they first arrive: what is decoded is immutable, so all
 * receivers can share it, as they share the verdict of the check of signatures.
 */
final class Frame {
    /** What a frame holds. */
    sealed interface Content {
        record Message(ConsensusMessage message) implements Content {}

        record Gossip(GossipMessage message) implements Content {}
    }

    private static final int CONSENSUS = 0;

    private final int type;
    private final Bytes bytes;
    private final boolean relayable;
    private final String label;
    private Optional<Content> content = Optional.empty();
    private Optional<FrameCheck.Checked> checked = Optional.empty();
    private Optional<CheckedGossip> verified = Optional.empty();

    private Frame(int type, Bytes bytes, boolean relayable, String label) {
        this.type = type;
        this.bytes = bytes;
        this.relayable = relayable;
        this.label = label;
    }

    static Frame of(ConsensusMessage message) {
        return new Frame(
                CONSENSUS, MessageCodec.encode(message), isSigned(message), message.getClass().getSimpleName());
    }

    static Frame of(GossipMessage message) {
        var frame = GossipFrames.encode(message);
        return new Frame(frame.type(), frame.body(), false, "gossip");
    }

    /** Messages that prove themselves and can reach anybody by any way, however late. */
    private static boolean isSigned(ConsensusMessage m) {
        return m instanceof Suspect
                || m instanceof TermEntry
                || m instanceof Vote
                || m instanceof Lead
                || m instanceof Append
                || m instanceof BlockVote
                || m instanceof Heartbeat
                || m instanceof Handover
                || m instanceof CertificateNotice;
    }

    Content content() throws DecodingException {
        if (content.isEmpty()) {
            content = Optional.of(
                    type == CONSENSUS
                            ? new Content.Message(MessageCodec.decode(bytes))
                            : new Content.Gossip(GossipFrames.decode(
                                    new org.mokkachain.p2p.transport.Frame(type, bytes))));
        }
        return content.get();
    }

    Optional<FrameCheck.Checked> checked() {
        return checked;
    }

    void checked(FrameCheck.Checked result) {
        checked = Optional.of(result);
    }

    /** What was found when it was checked as gossip; it is the same for all. */
    Optional<CheckedGossip> verified() {
        return verified;
    }

    void verified(CheckedGossip result) {
        verified = Optional.of(result);
    }

    boolean isRelayable() {
        return relayable;
    }

    /** What it is, for transcripts. */
    String label() {
        return label;
    }

    /** A number that is the same for the same bytes. */
    int fingerprint() {
        return bytes.hashCode();
    }
}
