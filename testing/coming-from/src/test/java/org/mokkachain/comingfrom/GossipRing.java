package org.mokkachain.comingfrom;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.AsciiText;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipSettings;
import org.mokkachain.p2p.host.GossipNode;
import org.mokkachain.p2p.membership.PeerView;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.memory.MemoryNetwork;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Nodes that only gossip, in one process; rounds are five times as quick as usual. */
final class GossipRing implements AutoCloseable {
    private static final Hash NETWORK = Sha256.hash("ring/1", new byte[0]);
    private static final int ROUND_MS = 200;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final MemoryNetwork wires = new MemoryNetwork(
            MemoryNetwork.Delivery.DIRECT, InstantSource.system(), Optional.of(Duration.ofMillis(100)));
    final List<Member> members = new ArrayList<>();

    /** The first knows nobody, the others know the first: their seed. */
    GossipRing(int size) throws IOException {
        for (int i = 0; i < size; i++) {
            join();
        }
    }

    Member join() throws IOException {
        Member member = new Member(members.size());
        List<PeerAddress> seeds = members.isEmpty() ? List.of() : List.of(members.getFirst().transport.address());
        members.add(member);
        member.gossip.start(seeds);
        return member;
    }

    Member member(int index) {
        return members.get(index);
    }

    /** From now on nobody hears this one, nor does it hear anybody. */
    void cutOff(Member alone) {
        wires.divide(List.of(Set.of(alone.key())));
    }

    void unite() {
        wires.divide(List.of());
    }

    @Override
    public void close() {
        members.forEach(member -> member.gossip.close());
        timer.shutdown();
    }

    /** One of the ring, and what it has been told. */
    final class Member {
        final GossipNode gossip;
        final Queue<GossipEffect.News> news = new ConcurrentLinkedQueue<>();
        private final Transport transport;

        private Member(int number) {
            PrivateKey key = PrivateKey.of(Sha256.hash("ring", new byte[] {(byte) number}).toBytes());
            var scheme = Ed25519.preferred();
            var signer = scheme.signer(key);
            var said = new NetworkIdentity("ring", NETWORK, 1, Role.OBSERVER, "member-" + number);
            transport = wires.node(signer.publicKey(), said, FrameLimits.of(GossipFrames.kinds()),
                    AdmissionPolicy.everybody());
            GossipSettings usual = GossipSettings.DEFAULT;
            GossipSettings quick = new GossipSettings(
                    usual.membership().withIntervalMs(ROUND_MS), usual.overlay(), usual.broadcast());
            gossip = new GossipNode(
                    transport, new GossipNode.Self(signer, scheme.verifier(), NETWORK), quick, timer, news::add);
        }

        PublicKey key() {
            return transport.self();
        }

        Optional<PeerView> view(Member other) {
            return gossip.peers().stream().filter(peer -> peer.key().equals(other.key())).findFirst();
        }

        /** What {@code other} says under a key. */
        Optional<String> says(Member other, String key) {
            return view(other).flatMap(peer -> Optional.ofNullable(peer.values().get(key))).map(AsciiText::decode);
        }

        /** What came of {@code author}'s feed, in the order of its coming. */
        List<Message> heardOf(Member author) {
            return news.stream()
                    .filter(GossipEffect.Delivered.class::isInstance)
                    .map(item -> ((GossipEffect.Delivered) item).message())
                    .filter(message -> message.feed().origin().equals(author.key()))
                    .toList();
        }
    }
}
