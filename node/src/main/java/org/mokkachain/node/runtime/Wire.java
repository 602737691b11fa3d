package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameKind;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/** What travels between nodes: consensus messages with and without blocks, and batches of transactions. */
final class Wire {
    /** Raised with every incompatible change of what travels. */
    static final int PROTOCOL_VERSION = 1;

    static final int CONSENSUS = 1;
    static final int BLOCKS = 2;
    static final int TRANSACTIONS = 3;

    private static final int MAX_CONSENSUS_BYTES = 1 << 20;
    private static final int BATCH_BYTES = 256 << 10;
    private static final int MAX_BATCH_BYTES = BATCH_BYTES + Transaction.MAX_BYTES + 4;
    private static final int MAX_BATCH = 10_000;

    private Wire() {}

    static FrameLimits limits() {
        return FrameLimits.of(List.of(
                new FrameKind(CONSENSUS, "consensus", MAX_CONSENSUS_BYTES, Priority.URGENT),
                new FrameKind(BLOCKS, "blocks", MessageCodec.MAX_BYTES, Priority.NORMAL),
                new FrameKind(TRANSACTIONS, "transactions", MAX_BATCH_BYTES, Priority.BULK)));
    }

    static Frame frame(ConsensusMessage message) {
        return new Frame(carriesBlocks(message) ? BLOCKS : CONSENSUS, MessageCodec.encode(message));
    }

    /** Whether a message belongs in a frame of type {@link #BLOCKS}: its bodies must be checked before it goes on. */
    static boolean carriesBlocks(ConsensusMessage message) {
        return message instanceof Append || message instanceof BlocksReply || message instanceof RangeReply;
    }

    /** As many frames as the limits ask for. */
    static List<Frame> frames(List<Transaction> transactions) {
        List<Frame> frames = new ArrayList<>();
        List<Transaction> batch = new ArrayList<>();
        int bytes = 0;
        for (Transaction transaction : transactions) {
            batch.add(transaction);
            bytes += transaction.encoded().length();
            if (bytes >= BATCH_BYTES || batch.size() == MAX_BATCH) {
                frames.add(batchFrame(batch));
                batch.clear();
                bytes = 0;
            }
        }
        if (!batch.isEmpty()) {
            frames.add(batchFrame(batch));
        }
        return frames;
    }

    private static Frame batchFrame(List<Transaction> batch) {
        Encoder out = new Encoder(BATCH_BYTES / 8);
        return new Frame(TRANSACTIONS, out.list(batch, (o, t) -> t.encode(o)).toBytes());
    }

    static List<Transaction> decodeTransactions(Bytes body) throws DecodingException {
        return Decoder.decodeExactly(body, in -> in.list(MAX_BATCH, Transaction::decode));
    }
}
