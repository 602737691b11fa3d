package org.mokkachain.p2p.overlay;

import java.util.List;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/**
 * Who a node is linked with: HyParView (Leitão, Pereira, Rodrigues, DSN 2007). Links fail, not timers: a link that ends
 * takes its peer from the active view at once. Beyond the paper: every neighbour is asked and answers; neighbours can
 * be pinned; small networks are linked completely; and neighbours once lost are asked again for an hour, so that a
 * network that was cut in two grows together.
 *
 * <p>Deterministic; not thread-safe. Times are milliseconds of any clock that never runs backwards.
 */
public final class Overlay {
    private final OverlaySettings settings;
    private final RandomGenerator random;
    private final Neighbours near;
    private final Shuffling shuffling;
    private List<OverlayEffect> effects = List.of();

    /**
     * Does nothing until {@link OverlayEvent.Join}.
     *
     * @param self where others can reach this node
     */
    public Overlay(PeerAddress self, OverlaySettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.near = new Neighbours(self, settings, random);
        this.shuffling = new Shuffling(self, settings, random);
    }

    /** What follows from an event; {@code nowMs} is never less than before. */
    public List<OverlayEffect> step(long nowMs, OverlayEvent event) {
        effects = near.begin(nowMs);
        switch (event) {
            case OverlayEvent.Wake() -> wake(nowMs);
            case OverlayEvent.Join(List<PeerAddress> contacts) -> join(nowMs, contacts);
            case OverlayEvent.Pin(List<PeerAddress> peers) -> near.pin(peers);
            case OverlayEvent.Known(PeerAddress peer) -> near.hearOf(peer);
            case OverlayEvent.Size(int nodes) -> near.resize(nodes);
            case OverlayEvent.LinkUp(PublicKey peer) -> near.linked(peer);
            case OverlayEvent.LinkDown(PublicKey peer) -> near.lose(peer);
            case OverlayEvent.Unreachable(PublicKey peer) -> near.lose(peer);
            case OverlayEvent.Received(PublicKey from, OverlayMessage message) -> receive(nowMs, from, message);
            case OverlayEvent.Leave() -> near.leave();
        }
        return effects;
    }

    /** When {@link OverlayEvent.Wake} is due; {@link Long#MAX_VALUE}: not now. */
    public long wakeAt() {
        return near.hasJoined() ? Math.min(near.wakeAt(), shuffling.wakeAt()) : Long.MAX_VALUE;
    }

    /** The neighbours. */
    public List<PeerAddress> active() {
        return near.active().list();
    }

    /** Those to fall back on. */
    public List<PeerAddress> passive() {
        return near.passive().list();
    }

    /** Whether everybody is to be a neighbour, the network being small. */
    public boolean isMesh() {
        return near.seats().isMesh();
    }

    private void join(long now, List<PeerAddress> contacts) {
        if (!near.hasJoined()) {
            shuffling.begin(now);
        }
        near.join(contacts);
    }

    private void wake(long now) {
        if (near.hasJoined()) {
            near.wake();
            if (now >= shuffling.wakeAt()) {
                shuffling.shuffle(now, near.active(), near.passive()).ifPresent(effects::add);
                if (shuffling.isTimeToMix()) {
                    near.mix(shuffling.isTimeForContact());
                }
            }
        }
    }

    private void receive(long now, PublicKey from, OverlayMessage message) {
        if (!near.hasJoined()) {
            effects.add(new OverlayEffect.Release(from));
            return;
        }
        switch (message) {
            case OverlayMessage.Join(PeerAddress newcomer) -> welcome(from, newcomer);
            case OverlayMessage.ForwardJoin(PeerAddress newcomer, int ttl) -> walk(from, newcomer, ttl);
            case OverlayMessage.Neighbor(PeerAddress sender, boolean urgent) -> answer(from, sender, urgent);
            case OverlayMessage.NeighborReply(boolean accepted) -> near.answered(from, accepted);
            case OverlayMessage.Disconnect(boolean leaving) -> near.disconnected(from, leaving);
            case OverlayMessage.Shuffle shuffle -> pass(from, shuffle);
            case OverlayMessage.ShuffleReply(List<PeerAddress> entries) -> learn(now, from, entries);
        }
    }

    private void welcome(PublicKey from, PeerAddress newcomer) {
        if (!isOwn(from, newcomer)) {
            return;
        }
        if (near.active().contains(from)) {
            near.send(newcomer, new OverlayMessage.NeighborReply(true));
            return;
        }
        near.accept(newcomer);
        int ttl = near.seats().isMesh() ? 0 : settings.joinWalk();
        for (PeerAddress peer : near.active().list()) {
            if (!peer.key().equals(from)) {
                near.send(peer, new OverlayMessage.ForwardJoin(newcomer, ttl));
            }
        }
    }

    private void walk(PublicKey from, PeerAddress newcomer, int ttl) {
        if (!isFromNeighbour(from) || !isWithin(ttl, settings.joinWalk(), from) || near.isSelf(newcomer.key())) {
            return;
        }
        List<PeerAddress> next =
                ttl == 0 || near.seats().isMesh() ? List.of() : near.active().sample(1, from, newcomer.key(), random);
        if (next.isEmpty()) {
            near.askNewcomer(newcomer);
            return;
        }
        if (ttl == settings.passiveWalk()) {
            near.remember(newcomer, List.of());
        }
        near.send(next.getFirst(), new OverlayMessage.ForwardJoin(newcomer, ttl - 1));
    }

    private void answer(PublicKey from, PeerAddress sender, boolean urgent) {
        if (!isOwn(from, sender)) {
            return;
        }
        if (near.active().contains(from)) {
            near.send(sender, new OverlayMessage.NeighborReply(true));
        } else if (urgent || near.seats().isPinned(from) || near.seats().free() > 0) {
            near.accept(sender);
        } else {
            near.remember(sender, List.of());
            near.send(sender, new OverlayMessage.NeighborReply(false));
        }
    }

    private void pass(PublicKey from, OverlayMessage.Shuffle shuffle) {
        if (!isFromNeighbour(from) || !isWithin(shuffle.ttl(), settings.shuffleWalk(), from)) {
            return;
        }
        int most = settings.shuffleActive() + settings.shufflePassive();
        if (shuffle.entries().size() > most) {
            offence(from, "shuffled " + shuffle.entries().size() + " entries where " + most + " are allowed");
            return;
        }
        PeerAddress origin = shuffle.origin();
        List<PeerAddress> next = shuffle.ttl() <= 1 ? List.of() : near.active().sample(1, from, origin.key(), random);
        if (!next.isEmpty()) {
            int left = shuffle.ttl() - 1;
            near.send(next.getFirst(), new OverlayMessage.Shuffle(origin, left, shuffle.entries()));
        } else if (!near.isSelf(origin.key())) {
            List<PeerAddress> answer = shuffling.answer(shuffle, near.active(), near.passive());
            near.send(origin, new OverlayMessage.ShuffleReply(answer));
            shuffle.entries().forEach(peer -> near.remember(peer, answer));
            near.remember(origin, answer);
            near.refill();
        }
    }

    private void learn(long now, PublicKey from, List<PeerAddress> entries) {
        int most = settings.shuffleActive() + settings.shufflePassive();
        if (entries.size() > most) {
            offence(from, "answered with " + entries.size() + " entries where " + most + " are allowed");
        } else if (shuffling.takeAwaited(now)) {
            entries.forEach(peer -> near.remember(peer, shuffling.told()));
            near.refill();
        }
    }

    /** A sender that is no neighbour takes us for one: without the link it learns better. */
    private boolean isFromNeighbour(PublicKey from) {
        if (!near.active().contains(from)) {
            effects.add(new OverlayEffect.Release(from));
        }
        return near.active().contains(from);
    }

    private boolean isWithin(int ttl, int walk, PublicKey from) {
        if (ttl > walk) {
            offence(from, "sent on a walk of " + ttl + " more steps where " + walk + " are allowed");
        }
        return ttl <= walk;
    }

    private boolean isOwn(PublicKey from, PeerAddress claimed) {
        if (!claimed.key().equals(from)) {
            offence(from, "gave the address of another node, " + claimed + ", as its own");
        }
        return claimed.key().equals(from);
    }

    private void offence(PublicKey peer, String sentence) {
        effects.add(new OverlayEffect.Offence(peer, sentence));
    }
}
