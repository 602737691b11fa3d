package org.mokkachain.p2p.transport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mokkachain.types.value.PublicKey;

/** Remembers what a transport tells. */
public class Recorder implements TransportListener {
    public record Received(PublicKey from, Frame frame) {}

    public record Ended(PublicKey peer, Disconnect reason) {}

    public record Refused(String address, Refusal refusal) {}

    public record Unreachable(PeerAddress peer, Trouble trouble) {}

    private final List<PeerInfo> connected = new CopyOnWriteArrayList<>();
    private final List<Ended> ended = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Refused> refused = new CopyOnWriteArrayList<>();
    private final List<Unreachable> unreachable = new CopyOnWriteArrayList<>();

    @Override
    public void peerConnected(PeerInfo peer) {
        connected.add(peer);
    }

    @Override
    public void peerDisconnected(PublicKey peer, Disconnect reason) {
        ended.add(new Ended(peer, reason));
    }

    @Override
    public void frameReceived(PublicKey peer, Frame frame) {
        received.add(new Received(peer, frame));
    }

    @Override
    public void handshakeRefused(String address, Refusal refusal) {
        refused.add(new Refused(address, refusal));
    }

    @Override
    public void peerUnreachable(PeerAddress peer, Trouble trouble) {
        unreachable.add(new Unreachable(peer, trouble));
    }

    public List<Unreachable> unreachable() {
        return unreachable;
    }

    public List<PeerInfo> connected() {
        return connected;
    }

    public List<Ended> ended() {
        return ended;
    }

    public List<Received> received() {
        return received;
    }

    public List<Frame> frames() {
        return received.stream().map(Received::frame).toList();
    }

    public List<Refusal> refusals() {
        return refused.stream().map(Refused::refusal).toList();
    }

    /** How many links stand. */
    public int links() {
        return connected.size() - ended.size();
    }

    public Optional<Disconnect> lastEnd() {
        return ended.isEmpty() ? Optional.empty() : Optional.of(ended.get(ended.size() - 1).reason());
    }
}
