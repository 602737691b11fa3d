package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.node.replica.BodyCheck;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * What peers send, on its way to the mailbox: decoded and checked on worker threads, votes apart from what is large.
 * What cannot be decoded or is signed wrongly never reaches the replica and counts against the peer.
 */
final class Inbound implements TransportListener {
    private final Mailbox mailbox;
    private final MessageChecks messages;
    private final BodyCheck bodies;
    private final SignatureChecks signatures;
    private final Workers workers;
    private final LinkJournal links;
    private final LongAdder otherEpoch = new LongAdder();
    private volatile Optional<Transport> transport = Optional.empty();

    /** @param checks everything that is checked before the replica sees it */
    Inbound(Mailbox mailbox, Checks checks, Workers workers, LinkJournal links) {
        this.mailbox = mailbox;
        this.messages = checks.messages();
        this.bodies = new BodyCheck(checks.signatures()::isSigned);
        this.signatures = checks.signatures();
        this.workers = workers;
        this.links = links;
    }

    /** The checks of messages and of transactions. */
    record Checks(MessageChecks messages, SignatureChecks signatures) {}

    /** To be called once, before the transport starts. */
    void attach(Transport owner) {
        transport = Optional.of(owner);
    }

    @Override
    public void peerConnected(PeerInfo peer) {
        links.connected(peer);
        mailbox.add(new ReplicaEvent.ForConsensus(new Event.PeerConnected(peer.key())));
    }

    @Override
    public void peerDisconnected(PublicKey peer, Disconnect reason) {
        links.disconnected(peer, reason);
        mailbox.add(new ReplicaEvent.ForConsensus(new Event.PeerDisconnected(peer)));
    }

    @Override
    public void handshakeRefused(String address, Refusal refusal) {
        links.refused(address, refusal);
    }

    @Override
    public void peerUnreachable(PeerAddress peer, Trouble trouble) {
        links.unreachable(peer, trouble);
    }

    @Override
    public void frameReceived(PublicKey peer, Frame frame) {
        switch (frame.type()) {
            case Wire.CONSENSUS -> workers.urgent(() -> guarded(peer, () -> consensus(peer, frame.body())));
            case Wire.BLOCKS -> bulk(peer, frame, () -> blocks(peer, frame.body()));
            case Wire.TRANSACTIONS -> bulk(peer, frame, () -> transactions(peer, frame.body()));
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
        return switch (messages.check(message)) {
            case Verification.Accepted accepted -> Optional.of(new Event.Received(peer, accepted.message()));
            case Verification.OtherEpoch _ -> {
                otherEpoch.increment();
                yield Optional.empty();
            }
            case Verification.Refused refused -> throw new DecodingException(refused.reason());
        };
    }

    private void transactions(PublicKey peer, Bytes body) throws DecodingException {
        List<Transaction> received = Wire.decodeTransactions(body);
        if (!received.stream().allMatch(signatures::isSigned)) {
            throw new DecodingException("a transaction with a wrong signature");
        }
        boolean fromValidator = messages.epoch().indexOf(peer).isPresent();
        Origin origin = new Origin(peer.hex());
        mailbox.offer(new ReplicaEvent.TransactionsReceived(origin, !fromValidator, 0, received));
    }

    /** Messages of an epoch that this node is not in. */
    long ofOtherEpochs() {
        return otherEpoch.sum();
    }
}
