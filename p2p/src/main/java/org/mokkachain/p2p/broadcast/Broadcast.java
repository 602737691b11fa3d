package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Graft;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Have;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Prune;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Feeds that lose nothing: what one node publishes is delivered by all, once each and in order, over a tree of eager
 * links that mends itself (Plumtree), and what a node missed while it was away it gets when it is back, as long as
 * anybody keeps it. Deterministic; not thread-safe. Times are milliseconds of any clock that never runs backwards.
 */
public final class Broadcast {
    private final Core core;
    private final Signer signer;
    private final MessageSeal seal;
    private final Repairs repairs;
    private final Spread spread;
    private final Intake intake;
    private final Clocks clocks;

    /**
     * @param epoch start of the process, milliseconds since 1970: above that of any earlier run with this key, above 0
     * @param genesis fingerprint of the network
     */
    public Broadcast(Signer self, long epoch, Hash genesis, BroadcastSettings settings) {
        Numbers.requirePositive("epoch", epoch);
        this.core = new Core(new FeedId(self.publicKey(), epoch), settings);
        this.signer = self;
        this.seal = new MessageSeal(genesis);
        this.repairs = new Repairs(core);
        this.spread = new Spread(core);
        this.intake = new Intake(core, repairs, spread);
        this.clocks = new Clocks(core, repairs);
    }

    /** What follows from an event, to be done in this order; {@code nowMs} is never less than before. */
    public List<BroadcastEffect> step(long nowMs, BroadcastEvent event) {
        core.now = nowMs;
        switch (event) {
            case BroadcastEvent.Wake() -> wake();
            case BroadcastEvent.LinkUp(PublicKey peer) -> linkUp(peer);
            case BroadcastEvent.LinkDown(PublicKey peer) -> core.links.to(peer).ifPresent(this::linkDown);
            case BroadcastEvent.Received(PublicKey from, VerifiedBroadcast message) ->
                core.links.to(from).ifPresent(link -> receive(link, message.message()));
            case BroadcastEvent.Publish(Bytes content) -> publish(content);
            case BroadcastEvent.Settle(FeedId feed, long sequence) -> settle(feed, sequence);
            case BroadcastEvent.Block(PublicKey author) -> block(author);
            case BroadcastEvent.Allow(PublicKey author) -> allow(author);
            case BroadcastEvent.Congested(PublicKey peer) -> core.links.to(peer).ifPresent(this::congested);
        }
        core.logs.trim(core.feeds.all());
        repairs.run();
        return core.out.take();
    }

    /** When {@link BroadcastEvent.Wake} is due; {@link Long#MAX_VALUE}: not now. */
    public long wakeAt() {
        long at = Math.min(repairs.wakeAt(), core.logs.wakeAt());
        for (Link link : core.links.up()) {
            at = Math.min(at, link.wakeAt());
        }
        return at;
    }

    /** The feed of this node. */
    public FeedId own() {
        return core.feeds.own().id;
    }

    /** How far every feed has come, in the order of their ids; a snapshot. */
    public List<FeedProgress> progress() {
        List<FeedProgress> progress = new ArrayList<>(core.feeds.count());
        for (Feed feed : core.feeds.all()) {
            progress.add(Views.progress(feed, core.links.up()));
        }
        return List.copyOf(progress);
    }

    /** How every link is used now, in the order they came up; a snapshot. */
    public List<LinkUse> links() {
        return core.links.up().stream().map(link -> Views.use(link, core.feeds.all())).toList();
    }

    /** What was done so far. */
    public BroadcastCounters counters() {
        return Views.counters(core, repairs.missing());
    }

    private void wake() {
        core.logs.expire(core.feeds.all(), core.now);
        for (Link link : core.links.up()) {
            clocks.wake(link);
        }
    }

    private void linkUp(PublicKey peer) {
        Link link = core.links.to(peer).orElseGet(() -> core.links.connect(peer));
        clocks.begin(link);
    }

    private void linkDown(Link link) {
        repairs.restart(link);
        core.links.disconnect(link).ifPresent(repairs::forget);
    }

    /** What was dropped is not known: the conversation begins anew, when there is hope that the queue is empty. */
    private void congested(Link link) {
        long later = Math.min(link.reopenAt, core.now + core.times().clock());
        repairs.restart(link);
        link.reopenAt = later;
    }

    private void receive(Link link, BroadcastMessage message) {
        switch (message) {
            case Open open -> clocks.received(link, open);
            case Clock clock -> clocks.received(link, clock);
            case Have have -> clocks.received(link, have);
            case Push push -> intake.received(link, push);
            case Prune prune -> prune.marks().forEach(mark -> pruned(link, mark));
            case Graft graft -> grafted(link, graft);
        }
    }

    private void grafted(Link link, Graft graft) {
        if (link.opened) {
            graft.marks().forEach(mark -> spread.answer(link, mark));
        }
    }

    private void pruned(Link link, Mark mark) {
        Feed feed = core.feeds.find(mark.feed());
        if (feed != null && link.opened) {
            Branch branch = feed.at(link);
            core.use(link, branch, false);
            branch.says(mark.sequence(), Head.MAX_HOP);
        }
    }

    private void publish(Bytes content) {
        Feed own = core.feeds.own();
        Message message = seal.sign(signer, own.id, own.head + 1, content);
        own.head = message.sequence();
        core.logs.append(own, message, core.now);
        core.feeds.changed(own, core.now);
        core.tally.published++;
        core.out.add(new BroadcastEffect.Published(own.id, own.head));
        spread.passOn(own, own.head, true, null);
    }

    private void settle(FeedId id, long sequence) {
        Feed feed = core.feeds.find(id);
        if (feed != null) {
            core.logs.settle(feed, sequence);
        }
    }

    private void block(PublicKey author) {
        for (Feed feed : core.feeds.block(author, true)) {
            feed.blocked = true;
            core.logs.clear(feed);
            repairs.stop(feed);
        }
    }

    private void allow(PublicKey author) {
        for (Feed feed : core.feeds.block(author, false)) {
            feed.blocked = false;
            core.feeds.changed(feed, core.now);
        }
        // What was not listened to meanwhile is in the clocks of the peers.
        core.links.forgetSeen();
        core.links.up().forEach(clocks::begin);
    }
}
