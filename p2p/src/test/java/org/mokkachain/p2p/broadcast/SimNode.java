package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.PublicKey;

/** One node in a {@link World}. Checks that what it delivers comes in order, and once, over all its life. */
final class SimNode {
    final World world;
    final int index;
    final Signer signer;
    final PublicKey key;
    final Set<String> published = new TreeSet<>();
    final Set<String> delivered = new TreeSet<>();
    final List<BroadcastEffect.Forked> forks = new ArrayList<>();
    final List<BroadcastEffect.Skipped> skips = new ArrayList<>();
    final List<String> offences = new ArrayList<>();
    final Map<FeedId, Long> heads = new TreeMap<>();
    final Map<Integer, Integer> hops = new LinkedHashMap<>();
    long bytesDelivered;
    /** A node that answers nothing. */
    boolean dead;
    Broadcast broadcast;
    private long epoch = 1;
    private long wakes = Long.MAX_VALUE;

    SimNode(World world, int index) {
        this.world = world;
        this.index = index;
        byte[] seed = new byte[32];
        seed[0] = (byte) (index >>> 8);
        seed[1] = (byte) index;
        seed[31] = 1;
        this.signer = world.scheme.signer(PrivateKey.of(seed));
        this.key = signer.publicKey();
        this.broadcast = start();
    }

    private Broadcast start() {
        return new Broadcast(signer, epoch, World.GENESIS, world.settings);
    }

    /** Begins anew, with nothing but its key. */
    void restart() {
        List<SimNode> peers = world.peersOf(this);
        peers.forEach(peer -> world.cut(index, peer.index));
        epoch++;
        heads.clear();
        delivered.clear();
        broadcast = start();
        peers.forEach(peer -> world.link(index, peer.index));
    }

    FeedId feed() {
        return broadcast.own();
    }

    boolean isOfThisRun(String message) {
        return message.startsWith(feed() + "/");
    }

    void up(SimNode peer) {
        happens(new BroadcastEvent.LinkUp(peer.key));
    }

    void down(SimNode peer) {
        happens(new BroadcastEvent.LinkDown(peer.key));
    }

    void publish(String text) {
        happens(new BroadcastEvent.Publish(World.text(text)));
    }

    void publish(int count) {
        for (int i = 0; i < count; i++) {
            publish(this + " says " + (published.size() + 1));
        }
    }

    void receive(SimNode from, BroadcastMessage message) {
        new BroadcastVerifier(world.scheme.verifier(), World.GENESIS)
                .verify(message)
                .ifPresent(verified -> happens(new BroadcastEvent.Received(from.key, verified)));
    }

    void happens(BroadcastEvent event) {
        if (dead) {
            return;
        }
        for (BroadcastEffect effect : broadcast.step(world.nowMs(), event)) {
            carryOut(effect);
        }
        long at = broadcast.wakeAt();
        if (at < wakes) {
            wakes = at;
            world.time.at(at * World.MS, this::wake);
        }
    }

    private void wake() {
        if (wakes <= world.nowMs()) {
            wakes = Long.MAX_VALUE;
            happens(new BroadcastEvent.Wake());
        }
    }

    private void carryOut(BroadcastEffect effect) {
        switch (effect) {
            case BroadcastEffect.Send send -> world.send(this, send.to(), send.message());
            case BroadcastEffect.Published mine -> published.add(mine.feed() + "/" + mine.sequence());
            case BroadcastEffect.Deliver deliver -> {
                Message message = deliver.message();
                advance(message.feed(), message.sequence(), message.sequence());
                delivered.add(message.feed() + "/" + message.sequence());
                bytesDelivered += message.content().length();
                hops.merge(deliver.hop(), 1, Integer::sum);
                world.note(this + " delivers " + Words.of(message) + " after " + deliver.hop());
            }
            case BroadcastEffect.Skipped skipped -> {
                advance(skipped.feed(), skipped.from(), skipped.to());
                skips.add(skipped);
                world.note(this + " skips " + Words.of(skipped.feed()) + " " + skipped.from() + ".." + skipped.to());
            }
            case BroadcastEffect.Forked forked -> {
                forks.add(forked);
                world.note(this + " finds a fork at " + Words.of(forked.one()));
            }
            case BroadcastEffect.Offence offence -> offences.add(offence.sentence());
        }
    }

    private void advance(FeedId feed, long from, long to) {
        long head = heads.getOrDefault(feed, 0L);
        if (from != head + 1) {
            throw new AssertionError(this + " delivers " + from + " of " + Words.of(feed) + " after " + head);
        }
        heads.put(feed, to);
    }

    /** As messages of this node, whatever its state machine thinks. */
    Message sign(FeedId feed, long sequence, String text) {
        return new MessageSeal(World.GENESIS).sign(signer, feed, sequence, World.text(text));
    }

    @Override
    public String toString() {
        return Words.name(key);
    }
}
