package org.mokkachain.simulator.gossip.world;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.mokkachain.p2p.gossip.Gossip;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.gossip.GossipIdentity;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.p2p.gossip.GossipSettings;
import org.mokkachain.p2p.gossip.GossipVerifier;
import org.mokkachain.p2p.gossip.VerifiedGossip;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.time.VirtualTime;
import org.mokkachain.simulator.world.KeyedScheme;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Nodes of the real gossip layer, each with a clock and links; carries out what they want. Not thread-safe. */
public final class Population implements Fabric.Ends {
    private static final SignatureScheme SCHEME = new KeyedScheme();
    private static final Hash GENESIS = Hash.ZERO;
    private static final long EPOCH = 1_700_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final VirtualTime time;
    private final Fabric fabric;
    private final Watch watch;
    private final Gossip[] nodes;
    private final PeerAddress[] addresses;
    private final long[] wakes;
    private final GossipVerifier verifier = new GossipVerifier(SCHEME.verifier(), GENESIS);

    public Population(int size, GossipSettings settings, VirtualTime time, Delays delays, Watch watch) {
        this.time = time;
        this.watch = watch;
        this.fabric = new Fabric(size, time, delays, Chance.of(delays.seed(), "loss"), this);
        this.nodes = new Gossip[size];
        this.addresses = new PeerAddress[size];
        this.wakes = new long[size];
        Arrays.fill(wakes, NEVER);
        for (int i = 0; i < size; i++) {
            Signer signer = SCHEME.signer(PrivateKey.of(keyOf(i)));
            String host = "10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
            addresses[i] = new PeerAddress(signer.publicKey(), host, 7_000);
            nodes[i] = new Gossip(
                    new GossipIdentity(addresses[i], signer, EPOCH, GENESIS),
                    settings,
                    new SplittableRandom(delays.seed() * 0x9E3779B97F4A7C15L + i));
        }
    }

    private static byte[] keyOf(int node) {
        byte[] key = new byte[PublicKey.LENGTH];
        long mixed = node * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < Long.BYTES; i++) {
            key[i] = (byte) (mixed >>> 56 - 8 * i);
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            key[Long.BYTES + i] = (byte) (node >>> 24 - 8 * i);
        }
        return key;
    }

    /** The number in its key. */
    public static int number(PublicKey key) {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = number << 8 | key.unsignedByteAt(Long.BYTES + i);
        }
        return number;
    }

    public int size() {
        return nodes.length;
    }

    public Fabric fabric() {
        return fabric;
    }

    /** To be read only. */
    public Gossip node(int node) {
        return nodes[node];
    }

    public void join(int node, List<Integer> contacts) {
        step(node, new GossipEvent.Join(contacts.stream().map(i -> addresses[i]).toList()));
    }

    public void publish(int node, Bytes content) {
        step(node, new GossipEvent.Publish(content));
    }

    // ---- links --------------------------------------------------------------------------------------------

    @Override
    public void up(int node, int peer) {
        step(node, new GossipEvent.LinkUp(addresses[peer].key()));
    }

    @Override
    public void down(int node, int peer) {
        step(node, new GossipEvent.LinkDown(addresses[peer].key()));
    }

    @Override
    public void unreachable(int node, int peer) {
        step(node, new GossipEvent.Unreachable(addresses[peer].key()));
    }

    @Override
    public void received(int node, int peer, Object message, Optional<Link> link) {
        GossipMessage said = (GossipMessage) message;
        watch.arrived(node, peer, said, link);
        Optional<VerifiedGossip> verified = verifier.verify(said);
        if (verified.isPresent()) {
            step(node, new GossipEvent.Received(addresses[peer].key(), verified.get()));
        } else {
            watch.wrong(node, "a signature of node " + peer + " is not valid: " + said);
        }
    }

    // ---- steps --------------------------------------------------------------------------------------------

    private void step(int node, GossipEvent event) {
        if (!fabric.isAlive(node)) {
            return;
        }
        long now = time.now() / Fabric.MS;
        List<GossipEffect> effects = nodes[node].step(now, event);
        for (int i = 0; i < effects.size(); i++) {
            carryOut(node, effects.get(i));
        }
        long wakeAt = nodes[node].wakeAt();
        if (wakeAt < wakes[node]) {
            long at = Math.max(wakeAt, now + 1);
            wakes[node] = at;
            time.at(at * Fabric.MS, () -> wake(node, at));
        }
    }

    private void wake(int node, long at) {
        if (wakes[node] == at) {
            wakes[node] = NEVER;
            step(node, new GossipEvent.Wake());
        }
    }

    private void carryOut(int node, GossipEffect effect) {
        switch (effect) {
            case GossipEffect.Send send -> {
                int peer = number(send.to());
                fabric.link(node, peer).ifPresent(link -> {
                    watch.sent(node, peer, send.message(), Optional.of(link));
                    fabric.send(node, link, send.message());
                });
            }
            case GossipEffect.SendOnce once -> sendOnce(node, number(once.to().key()), once.message());
            case GossipEffect.Keep keep -> keep(node, number(keep.peer().key()));
            case GossipEffect.Release release -> fabric.release(node, number(release.peer()));
            case GossipEffect.Offence offence ->
                watch.wrong(node, "holds against node " + number(offence.peer()) + ": " + offence.sentence());
            case GossipEffect.Published published ->
                watch.published(node, published.feed(), published.sequence());
            case GossipEffect.Delivered delivered -> watch.delivered(node, delivered.message(), delivered.hops());
            case GossipEffect.Skipped skipped -> watch.skipped(node, skipped.feed(), skipped.first(), skipped.last());
            case GossipEffect.Forked forked -> watch.wrong(node, "has a forked feed: " + forked);
            case GossipEffect.PeerDead dead -> watch.declaredDead(node, number(dead.peer()));
            case GossipEffect.PutRefused refused -> watch.wrong(node, "refused " + refused);
            case GossipEffect.Renewed renewed -> nothing();
            case GossipEffect.PeerNew peer -> nothing();
            case GossipEffect.PeerUpdated peer -> nothing();
            case GossipEffect.PeerLive peer -> nothing();
            case GossipEffect.PeerForgotten peer -> nothing();
        }
    }

    private static void nothing() {}

    private void keep(int node, int peer) {
        if (fabric.link(node, peer).isEmpty()) {
            fabric.dial(node, peer);
        }
    }

    private void sendOnce(int node, int peer, GossipMessage message) {
        Optional<Link> link = fabric.link(node, peer);
        watch.sent(node, peer, message, link);
        if (link.isPresent()) {
            fabric.send(node, link.get(), message);
        } else {
            fabric.sendOnce(node, peer, message);
        }
    }
}
