package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.ledger.snapshot.SnapshotCodec;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameKind;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.Priority;

/** What travels between nodes: consensus messages with and without blocks, parts of snapshots, gossip, the genesis. */
public final class Wire {
    /** Raised with every incompatible change of what travels. */
    public static final int PROTOCOL_VERSION = 3;

    static final int CONSENSUS = 1;
    static final int BLOCKS = 2;
    static final int SNAPSHOT = 3;

    /** For nodes that have only the fingerprint yet: {@link GenesisMessage}. */
    public static final int GENESIS = 4;

    private static final int MAX_CONSENSUS_BYTES = 1 << 20;

    private Wire() {}

    /** Every kind of frame that nodes exchange. */
    public static FrameLimits limits() {
        List<FrameKind> kinds = new ArrayList<>(GossipFrames.kinds());
        kinds.add(new FrameKind(CONSENSUS, "consensus", MAX_CONSENSUS_BYTES, Priority.URGENT));
        kinds.add(new FrameKind(BLOCKS, "blocks", MessageCodec.MAX_BYTES, Priority.NORMAL));
        kinds.add(new FrameKind(SNAPSHOT, "snapshot", SnapshotCodec.MAX_BYTES, Priority.BULK));
        kinds.add(new FrameKind(GENESIS, "genesis", GenesisMessage.MAX_BYTES, Priority.BULK));
        return FrameLimits.of(kinds);
    }

    static Frame frame(ConsensusMessage message) {
        return new Frame(carriesBlocks(message) ? BLOCKS : CONSENSUS, MessageCodec.encode(message));
    }

    /** Whether a message belongs in a frame of type {@link #BLOCKS}: its bodies must be checked before it goes on. */
    static boolean carriesBlocks(ConsensusMessage message) {
        return message instanceof Append || message instanceof BlocksReply || message instanceof RangeReply;
    }
}
