package org.mokkachain.node.runtime;

import java.io.IOException;
import java.util.Optional;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.node.metrics.MessageFigures;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.replica.BodyCheck;
import org.mokkachain.node.replica.GossipCheck;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * What peers send, on its way to the mailbox: decoded and checked on worker threads, votes apart from what is large.
 * What cannot be decoded or is signed wrongly never reaches the replica and counts against the peer.
 */
final class Inbound implements TransportListener {
    private static final int MAX_GOSSIP_BYTES = 24 << 20;

    private final Mailbox mailbox;
    private final MessageChecks messages;
    private final BodyCheck bodies;
    private final GossipCheck gossip;
    private final Workers workers;
    private final Lanes lanes;
    private final LinkJournal links;
    private final SelfCheck self;
    private final MessageFigures figures;
    private volatile Optional<Transport> transport = Optional.empty();
    private volatile Optional<CatchUp> catchUp = Optional.empty();
    private volatile Optional<GenesisAnswers> genesis = Optional.empty();

    /** @param checks everything that is checked before the replica sees it */
    Inbound(Mailbox mailbox, Checks checks, Workers workers, LinkJournal links, SelfCheck self) {
        this.mailbox = mailbox;
        this.messages = checks.messages();
        this.bodies = new BodyCheck(checks.signatures()::isSigned);
        this.gossip = checks.gossip();
        this.workers = workers;
        this.lanes = new Lanes(workers.gossip(), MAX_GOSSIP_BYTES);
        this.links = links;
        this.self = self;
        this.figures = checks.figures();
    }

    /** The checks of consensus messages, of blocks' transactions, and of gossip, and what counts them. */
    record Checks(
            MessageChecks messages, SignatureChecks signatures, GossipCheck gossip, MessageFigures figures) {}

    /** To be called once, before the transport starts. */
    void attach(Transport owner, CatchUp about, GenesisAnswers answers) {
        transport = Optional.of(owner);
        catchUp = Optional.of(about);
        genesis = Optional.of(answers);
    }

    /** Starts the transport. Peers may connect before this returns; the replica hears of its start before that. */
    void listen(Transport owner) throws IOException {
        mailbox.add(new ReplicaEvent.ForConsensus(new Event.Started()));
        owner.start(this);
    }

    @Override
    public void peerConnected(PeerInfo peer) {
        links.connected(peer);
        mailbox.add(new ReplicaEvent.PeerConnected(peer.key()));
        catchUp.ifPresent(about -> about.connected(peer.key()));
    }

    @Override
    public void peerDisconnected(PublicKey peer, Disconnect reason) {
        links.disconnected(peer, reason);
        lanes.forget(peer);
        mailbox.add(new ReplicaEvent.PeerDisconnected(peer));
        catchUp.ifPresent(about -> about.disconnected(peer));
    }

    @Override
    public void handshakeRefused(String address, Refusal refusal) {
        links.refused(address, refusal);
    }

    @Override
    public void ownKeyCopied(PublicKey peer, String here, String elsewhere) {
        self.keyCopied(here, elsewhere);
    }

    @Override
    public void peerUnreachable(PeerAddress peer, Trouble trouble) {
        links.unreachable(peer, trouble);
        mailbox.add(new ReplicaEvent.ForGossip(new GossipEvent.Unreachable(peer.key())));
    }

    @Override
    public void frameReceived(PublicKey peer, Frame frame) {
        switch (frame.type()) {
            case Wire.CONSENSUS -> workers.urgent(() -> guarded(peer, () -> consensus(peer, frame.body())));
            case Wire.SNAPSHOT -> lanes.offer(
                    peer, frame.body().length(), () -> guarded(peer, () -> snapshot(peer, frame)));
            case Wire.GENESIS -> lanes.offer(
                    peer, GenesisMessage.MAX_PART, () -> guarded(peer, () -> genesis(peer, frame)));
            case Wire.BLOCKS -> bulk(peer, frame, () -> blocks(peer, frame.body()));
            case GossipFrames.MEMBERSHIP, GossipFrames.OVERLAY, GossipFrames.BROADCAST -> lanes.offer(
                    peer, frame.body().length(), () -> guarded(peer, () -> gossip(peer, frame)));
            default -> throw new IllegalStateException("the transport let pass frame type " + frame.type());
        }
    }

    private void bulk(PublicKey peer, Frame frame, Step step) {
        workers.bulk(frame.body().length(), () -> guarded(peer, step));
    }

    private interface Step {
        void run() throws DecodingException;
    }

    private void guarded(PublicKey peer, Step step) {
        try {
            step.run();
        } catch (DecodingException e) {
            figures.refused();
            transport.ifPresent(owner -> owner.reject(peer, String.valueOf(e.getMessage())));
        }
    }

    private void consensus(PublicKey peer, Bytes body) throws DecodingException {
        ConsensusMessage message = MessageCodec.decode(body);
        if (Wire.carriesBlocks(message)) {
            throw new DecodingException("blocks in a frame for messages without");
        }
        verified(peer, message).ifPresent(m -> mailbox.offer(new ReplicaEvent.ForConsensus(m)));
    }

    private void blocks(PublicKey peer, Bytes body) throws DecodingException {
        ConsensusMessage message = MessageCodec.decode(body);
        Optional<Event.Received> received = verified(peer, message);
        if (received.isPresent()) {
            mailbox.offer(new ReplicaEvent.BlocksReceived(received.get(), bodies.check(message)));
        }
    }

    private Optional<Event.Received> verified(PublicKey peer, ConsensusMessage message) throws DecodingException {
        figures.received(message);
        return switch (messages.check(message)) {
            case Verification.Accepted accepted -> Optional.of(new Event.Received(peer, accepted.message()));
            case Verification.OtherEpoch _ -> {
                figures.otherEpoch();
                yield Optional.empty();
            }
            case Verification.Refused refused -> throw new DecodingException(refused.reason());
        };
    }

    private void snapshot(PublicKey peer, Frame frame) throws DecodingException {
        if (catchUp.isPresent()) {
            catchUp.get().received(peer, frame.body());
        }
    }

    /** Whoever asks too fast finds its lane or its queue full, and has to ask again. */
    private void genesis(PublicKey peer, Frame frame) throws DecodingException {
        switch (GenesisMessage.decode(frame.body())) {
            case GenesisMessage.Get question -> genesis.ifPresent(answers -> transport.ifPresent(owner ->
                    owner.send(peer, new Frame(Wire.GENESIS, answers.answer(question).encoded()))));
            case GenesisMessage.Part _ -> throw new DecodingException("a part of a genesis that nobody asked for");
        }
    }

    /** What finds the mailbox full is lost, as on a bad network: the protocols ask for it again. */
    private void gossip(PublicKey peer, Frame frame) throws DecodingException {
        GossipMessage message = GossipFrames.decode(frame);
        figures.gossip();
        mailbox.offer(new ReplicaEvent.GossipReceived(peer, gossip.check(message)));
    }

    /** Its queue, as figures. */
    void measure(Meters meters) {
        lanes.measure("gossip-bytes", meters);
    }
}
