package org.mokkachain.simulator.gossip.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.mokkachain.p2p.broadcast.BroadcastMessage;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Item;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.simkit.time.VirtualTime;
import org.mokkachain.simkit.trace.HistoryHash;
import org.mokkachain.simulator.gossip.check.FeedCheck;
import org.mokkachain.simulator.gossip.world.Fabric;
import org.mokkachain.simulator.gossip.world.Link;
import org.mokkachain.simulator.gossip.world.Watch;

/** Writes down what happens, and the first thing that is wrong. Not thread-safe. */
final class Journal implements Watch {
    /** A message that has reached everybody within a round has done so at once. */
    static final long ROUND = 1_000 * Fabric.MS;

    final List<Letter> letters = new ArrayList<>();
    final Traffic traffic = new Traffic();
    final HistoryHash history = new HistoryHash();
    final Set<Integer> buriedAlive = new LinkedHashSet<>();
    private final VirtualTime time;
    private final FeedCheck check;
    private final IntPredicate alive;
    private Optional<String> wrong = Optional.empty();
    private long skipped;

    Journal(int nodes, VirtualTime time, IntPredicate alive) {
        this.time = time;
        this.check = new FeedCheck(nodes);
        this.alive = alive;
    }

    /** The first thing that was wrong. */
    Optional<String> wrong() {
        return wrong;
    }

    long skipped() {
        return skipped;
    }

    @Override
    public void sent(int node, int peer, GossipMessage message, Optional<Link> link) {
        traffic.count(message);
        if (message instanceof GossipMessage.OfBroadcast(BroadcastMessage said)) {
            if (said instanceof BroadcastMessage.Push push) {
                countPayloads(push);
            }
            link.flatMap(open -> check.sent(node, said, open)).ifPresent(this::note);
        }
    }

    private void countPayloads(BroadcastMessage.Push push) {
        for (Item item : push.items()) {
            if (item instanceof Message message) {
                letters.get(Letter.number(message)).payloads++;
            }
        }
    }

    @Override
    public void arrived(int node, int peer, GossipMessage message, Optional<Link> link) {
        history.add(time.now() * 31 + node);
        if (message instanceof GossipMessage.OfBroadcast(BroadcastMessage said)) {
            link.ifPresent(open -> check.arrived(node, said, open));
        }
    }

    @Override
    public void published(int node, FeedId feed, long sequence) {
        check.delivered(node, feed, sequence).ifPresent(this::note);
    }

    @Override
    public void delivered(int node, Message message, int hops) {
        check.delivered(node, message.feed(), message.sequence()).ifPresent(this::note);
        letters.get(Letter.number(message)).delivered(time.now(), hops, ROUND);
        history.add(node * 1_000_003L + message.sequence());
    }

    @Override
    public void skipped(int node, FeedId feed, long first, long last) {
        skipped += last - first + 1;
        check.moved(node, feed, first, last).ifPresent(this::note);
    }

    @Override
    public void declaredDead(int node, int peer) {
        if (alive.test(peer)) {
            buriedAlive.add(peer);
        }
    }

    @Override
    public void wrong(int node, String sentence) {
        note("node " + node + " " + sentence);
    }

    private void note(String sentence) {
        if (wrong.isEmpty()) {
            wrong = Optional.of(sentence + " (" + time.now() / Fabric.MS + " ms)");
        }
    }
}
