package org.mokkachain.simulator.world;

import java.util.List;
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
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/**
 * Encoded bytes on their way. They are decoded once, when they first arrive: what is decoded is immutable, so all
 * receivers can share it, as they share the verdict of the check of signatures.
 */
final class Frame {
    private static final int MAX_TRANSACTIONS = 10_000;

    /** What a frame holds. */
    sealed interface Content {
        record Message(ConsensusMessage message) implements Content {}

        record Transactions(List<Transaction> transactions) implements Content {}
    }

    private final Bytes bytes;
    private final boolean isMessage;
    private final boolean relayable;
    private final String label;
    private Optional<Content> content = Optional.empty();
    private Optional<FrameCheck.Checked> checked = Optional.empty();

    private Frame(Bytes bytes, boolean isMessage, boolean relayable, String label) {
        this.bytes = bytes;
        this.isMessage = isMessage;
        this.relayable = relayable;
        this.label = label;
    }

    static Frame of(ConsensusMessage message) {
        return new Frame(
                MessageCodec.encode(message), true, isSigned(message), message.getClass().getSimpleName());
    }

    static Frame of(List<Transaction> transactions) {
        Bytes bytes = new Encoder().list(transactions, (o, t) -> t.encode(o)).toBytes();
        return new Frame(bytes, false, true, transactions.size() + " transactions");
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
                    isMessage
                            ? new Content.Message(MessageCodec.decode(bytes))
                            : new Content.Transactions(Decoder.decodeExactly(
                                    bytes, in -> in.list(MAX_TRANSACTIONS, Transaction::decode))));
        }
        return content.get();
    }

    Optional<FrameCheck.Checked> checked() {
        return checked;
    }

    void checked(FrameCheck.Checked result) {
        checked = Optional.of(result);
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
