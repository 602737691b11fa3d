package org.mokkachain.p2p.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;

/** When a node shuffles, and what it has told: those it told of are the first to make room for those it is told of. */
final class Shuffling {
    private final PeerAddress self;
    private final OverlaySettings settings;
    private final RandomGenerator random;
    private List<PeerAddress> told = List.of();
    private long nextAt = Long.MAX_VALUE;
    private long awaitedUntil;

    Shuffling(PeerAddress self, OverlaySettings settings, RandomGenerator random) {
        this.self = self;
        this.settings = settings;
        this.random = random;
    }

    void begin(long now) {
        nextAt = now + random.nextLong(settings.shuffleMs());
    }

    long wakeAt() {
        return nextAt;
    }

    /** Begins a walk at a random neighbour, if there is one. */
    Optional<OverlayEffect.Send> shuffle(long now, View active, View passive) {
        nextAt = now + settings.shuffleMs() * 9 / 10 + random.nextLong(settings.shuffleMs() / 5 + 1);
        if (active.isEmpty()) {
            return Optional.empty();
        }
        PeerAddress first = active.get(random.nextInt(active.size()));
        told = List.copyOf(passive.sample(settings.shufflePassive(), first.key(), first.key(), random));
        int more = settings.shufflePassive() - told.size();
        List<PeerAddress> entries =
                new ArrayList<>(active.sample(settings.shuffleActive() + more, first.key(), first.key(), random));
        entries.addAll(told);
        awaitedUntil = now + 2 * settings.answerMs();
        return Optional.of(new OverlayEffect.Send(
                first, new OverlayMessage.Shuffle(self, settings.shuffleWalk(), entries)));
    }

    /** Whether an answer is awaited; it is awaited once. */
    boolean takeAwaited(long now) {
        boolean awaited = now < awaitedUntil;
        awaitedUntil = 0;
        return awaited;
    }

    /** Those told of last. */
    List<PeerAddress> told() {
        return told;
    }

    /** As many as were told; where too few are remembered, neighbours as well. */
    List<PeerAddress> answer(OverlayMessage.Shuffle shuffle, View active, View passive) {
        PeerAddress origin = shuffle.origin();
        int wanted = shuffle.entries().size();
        List<PeerAddress> entries =
                new ArrayList<>(passive.sample(wanted, origin.key(), self.key(), random));
        entries.addAll(active.sample(wanted - entries.size(), origin.key(), self.key(), random));
        return List.copyOf(entries);
    }
}
