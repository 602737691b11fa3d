package org.mokkachain.p2p.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;

/** When a node shuffles, and what it has told: those it told of are the first to make room for those it is told of. */
final class Shuffling {
    private static final int EARLY = 2;
    private static final int RARELY = 360;
    private static final int CONTACT = 8;

    private final PeerAddress self;
    private final OverlaySettings settings;
    private final RandomGenerator random;
    private List<PeerAddress> told = List.of();
    private long nextAt = Long.MAX_VALUE;
    private long awaitedUntil;
    private int shuffles;

    Shuffling(PeerAddress self, OverlaySettings settings, RandomGenerator random) {
        this.self = self;
        this.settings = settings;
        this.random = random;
    }

    void begin(long now) {
        shuffles = 0;
        nextAt = now + random.nextLong(settings.shuffleMs());
    }

    long wakeAt() {
        return nextAt;
    }

    /** Whether it is time to give up a neighbour for somebody else: soon after joining, then rarely. */
    boolean isTimeToMix() {
        shuffles = Math.min(shuffles + 1, EARLY + 1);
        return shuffles <= EARLY || random.nextInt(RARELY) == 0;
    }

    /**
     * Whether that one is to be a contact: the first time, then rarely. Nodes that came by way of one another and lost
     * everybody else, before they knew of more, have no other way back.
     */
    boolean isTimeForContact() {
        return shuffles == 1 || shuffles > EARLY && random.nextInt(CONTACT) == 0;
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
