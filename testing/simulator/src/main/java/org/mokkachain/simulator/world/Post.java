package org.mokkachain.simulator.world;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.node.replica.CheckedGossip;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.simkit.network.Network;
import org.mokkachain.simulator.check.Violation;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.PublicKey;

/** What hosts send each other: really encoded, shown to the invariants, decoded and checked where it arrives. */
final class Post {
    private final World world;
    private final List<Host> hosts;
    private final Links links;
    private final Network<Parcel> network;
    private final FrameCheck checks;

    Post(World world, List<Host> hosts, Links links, Network<Parcel> network) {
        this.world = world;
        this.hosts = hosts;
        this.links = links;
        this.network = network;
        Setting setting = world.setting();
        this.checks = new FrameCheck(setting.settings().proof(), setting.verifier(), setting.genesis().hash());
    }

    // ---- on its way

    void send(Host from, PublicKey to, ConsensusMessage message) {
        noteSent(from, message);
        for (Host host : hosts) {
            if (host.key().equals(to) && links.isConnected(from.index(), host.index())) {
                dispatch(from, host, message, Optional.empty());
            }
        }
    }

    /** To the validators of the sender's epoch. */
    void broadcast(Host from, ConsensusMessage message) {
        noteSent(from, message);
        Optional<Frame> frame = from.isHonest() ? Optional.of(Frame.of(message)) : Optional.empty();
        int of = from.life();
        for (Host host : hosts) {
            if (from.life() == of
                    && links.isConnected(from.index(), host.index())
                    && from.epoch().indexOf(host.key()).isPresent()) {
                dispatch(from, host, message, frame);
            }
        }
    }

    private void noteSent(Host from, ConsensusMessage message) {
        if (from.isHonest()) {
            world.invariants().proposed(message);
            world.invariants().sent(from.index(), from.key(), message, from.log().durable());
        }
    }

    private void dispatch(Host from, Host to, ConsensusMessage message, Optional<Frame> frame) {
        if (frame.isPresent()) {
            transmit(from, to, frame.get());
        } else if (from.isHonest()) {
            transmit(from, to, Frame.of(message));
        } else {
            from.villain().orElseThrow().send(to.validator(), message).forEach(m -> transmit(from, to, m));
        }
    }

    /** What a villain really sends. */
    void transmit(Host from, Host to, ConsensusMessage message) {
        world.invariants().proposed(message);
        transmit(from, to, Frame.of(message));
    }

    private void transmit(Host from, Host to, Frame frame) {
        if (from.sent()) {
            network.send(from.index(), to.index(), new Parcel(frame, links.connection(from.index(), to.index())));
        }
    }

    void gossip(Host from, PublicKey to, GossipMessage message) {
        for (Host host : hosts) {
            if (host.key().equals(to) && links.isConnected(from.index(), host.index())) {
                transmit(from, host, Frame.of(message));
            }
        }
    }

    // ---- where it arrives

    void arrive(int from, int to, Parcel parcel) {
        Host sender = hosts.get(from);
        Host receiver = hosts.get(to);
        boolean sameConnection = parcel.connection() == links.connection(from, to);
        if (!receiver.isUp()
                || !links.isConnected(from, to)
                || !sameConnection && !parcel.frame().isRelayable()) {
            return;
        }
        world.arrived(from, to, parcel);
        try {
            switch (parcel.frame().content()) {
                case Frame.Content.Message(ConsensusMessage message) ->
                        arrive(sender, receiver, parcel.frame(), message);
                case Frame.Content.Gossip(GossipMessage message) -> {
                    if (receiver.talk().hears(message)) {
                        CheckedGossip checked = checks.check(parcel.frame(), message);
                        receiver.deliver(new ReplicaEvent.GossipReceived(sender.key(), checked));
                    }
                }
            }
        } catch (DecodingException e) {
            throw new Violation("a frame of v" + from + " cannot be decoded: " + e.getMessage());
        }
    }

    private void arrive(Host sender, Host receiver, Frame frame, ConsensusMessage message) {
        if (!receiver.hears(message)) {
            return;
        }
        FrameCheck.Checked checked = checks.check(frame, message, receiver.epoch());
        switch (checked.verification()) {
            case Verification.Accepted accepted -> {
                if (checked.fault().isPresent()) {
                    refused(sender, receiver, checked.fault().get());
                    return;
                }
                world.note(receiver.index(), () -> "<- v" + sender.index() + " " + Names.of(message));
                Event.Received event = new Event.Received(sender.key(), accepted.message());
                receiver.deliver(
                        checked.bodies().isEmpty()
                                ? new ReplicaEvent.ForConsensus(event)
                                : new ReplicaEvent.BlocksReceived(event, checked.bodies()));
            }
            case Verification.OtherEpoch _ -> {
                // Nobody's fault.
            }
            case Verification.Refused refused -> refused(sender, receiver, refused.reason());
        }
    }

    private static void refused(Host sender, Host receiver, String reason) {
        Violation.unless(
                !sender.isHonest(),
                () -> "v" + receiver.index() + " refuses a message of the honest v" + sender.index() + ": " + reason);
    }
}
