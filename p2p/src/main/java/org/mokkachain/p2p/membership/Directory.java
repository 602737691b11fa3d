package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.mokkachain.types.value.PublicKey;

/** The peers known, and whose state is kept when there are more than can be. */
final class Directory {
    /** Rounds for which there are taken to be too many peers after one had to be left out. */
    private static final int CROWDED = 60;

    private final PublicKey self;
    private final MembershipSettings settings;
    private final TreeMap<PublicKey, PeerRecord> records = new TreeMap<>();
    private final Set<PublicKey> linked = new LinkedHashSet<>();
    private final Set<PublicKey> pinned = new LinkedHashSet<>();
    private long added;
    private int crowdedRounds;

    Directory(PublicKey self, MembershipSettings settings) {
        this.self = self;
        this.settings = settings;
    }

    Optional<PeerRecord> find(PublicKey peer) {
        return Optional.ofNullable(records.get(peer));
    }

    /** In the order of the keys. */
    Collection<PeerRecord> all() {
        return records.values();
    }

    List<PublicKey> keys(Predicate<PeerRecord> which) {
        List<PublicKey> keys = new ArrayList<>();
        records.forEach((key, record) -> {
            if (which.test(record)) {
                keys.add(key);
            }
        });
        return keys;
    }

    Set<PublicKey> linked() {
        return linked;
    }

    void link(PublicKey peer) {
        if (!peer.equals(self)) {
            linked.add(peer);
        }
    }

    void unlink(PublicKey peer) {
        linked.remove(peer);
    }

    void pin(List<PublicKey> peers) {
        pinned.clear();
        pinned.addAll(peers);
    }

    /** Whether the state of an unknown peer would be kept. */
    boolean hasRoomFor(PublicKey peer) {
        if (records.size() >= settings.maxPeers()) {
            crowdedRounds = CROWDED;
        }
        return records.size() < settings.maxPeers() || isPrivileged(peer);
    }

    /** A round has passed. */
    void age() {
        crowdedRounds = Math.max(0, crowdedRounds - 1);
    }

    /**
     * Whether the silence of a peer says nothing: there are more peers than can be kept, everybody keeps others, so
     * those between may not pass on that it lives.
     */
    boolean isOutOfEarshot(PublicKey peer) {
        return crowdedRounds > 0 && !isPrivileged(peer);
    }

    private boolean isPrivileged(PublicKey peer) {
        return linked.contains(peer) || pinned.contains(peer);
    }

    /** Keeps a new peer; the answer is who had to go for it. */
    Optional<PublicKey> add(SealedState state, PhiDetector detector) {
        Optional<PublicKey> loser = records.size() < settings.maxPeers() ? Optional.empty() : lastComer();
        loser.ifPresent(records::remove);
        records.put(state.owner(), new PeerRecord(added++, state, detector));
        return loser;
    }

    private Optional<PublicKey> lastComer() {
        PublicKey last = self;
        long number = -1;
        for (PeerRecord record : records.values()) {
            PublicKey peer = record.state().owner();
            if (record.number() > number && !isPrivileged(peer)) {
                last = peer;
                number = record.number();
            }
        }
        return number < 0 ? Optional.empty() : Optional.of(last);
    }

    void remove(PublicKey peer) {
        records.remove(peer);
    }

    /**
     * Whether others are told of a peer. Not of one that has been dead for long, lest it comes back from us to those
     * who have dropped it; nor of a dead one we never saw alive, lest it lives on from newcomer to newcomer.
     */
    boolean isTold(PeerRecord record, long now) {
        return record.live()
                || record.seenRising() && now - record.detector().lastRise() <= settings.forgetDeadMs() / 2;
    }
}
