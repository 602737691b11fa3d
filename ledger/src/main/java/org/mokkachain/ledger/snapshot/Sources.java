package org.mokkachain.ledger.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** The peers from which a snapshot may come: what they offer, and how they answer. */
final class Sources {
    /** Answers lost in a row after which a peer is not asked any more until it says again what it has. */
    private static final int MAX_LOST = 4;

    private static final int MAX_BANNED = 1_024;

    /** One connected peer. */
    static final class Source {
        final PublicKey key;
        private List<Offer> offers = List.of();
        private boolean answered;
        private int lost;
        private int open;
        private long turn;

        private Source(PublicKey key) {
            this.key = key;
        }

        boolean has(Hash block) {
            return offers.stream().anyMatch(offer -> offer.header().hash().equals(block));
        }

        /** How long to wait for an answer. */
        long patience(SnapshotSettings settings) {
            return settings.patienceMs() << lost;
        }

        void asked() {
            open++;
        }

        void answered() {
            open--;
            lost = 0;
        }

        void timedOut() {
            open--;
            if (++lost >= MAX_LOST) {
                offers = List.of();
                lost = 0;
            }
        }
    }

    private final SnapshotSettings settings;
    private final Map<PublicKey, Source> sources = new TreeMap<>();
    private final TreeSet<PublicKey> banned = new TreeSet<>();
    private long turns;

    Sources(SnapshotSettings settings) {
        this.settings = settings;
    }

    void connected(PublicKey peer) {
        if (!banned.contains(peer)) {
            sources.putIfAbsent(peer, new Source(peer));
        }
    }

    void disconnected(PublicKey peer) {
        sources.remove(peer);
    }

    /** Never to be asked again. */
    void ban(PublicKey peer) {
        sources.remove(peer);
        if (banned.size() < MAX_BANNED) {
            banned.add(peer);
        }
    }

    Optional<Source> find(PublicKey peer) {
        return Optional.ofNullable(sources.get(peer));
    }

    Collection<Source> all() {
        return sources.values();
    }

    void offers(PublicKey peer, List<Offer> offers) {
        find(peer).ifPresent(source -> {
            source.answered = true;
            source.offers =
                    offers.stream().filter(offer -> offer.height() >= settings.minHeight()).toList();
        });
    }

    boolean anyOffers() {
        return sources.values().stream().anyMatch(source -> !source.offers.isEmpty());
    }

    boolean allAnswered() {
        return sources.values().stream().allMatch(source -> source.answered);
    }

    int answered() {
        return (int) sources.values().stream().filter(source -> source.answered).count();
    }

    /** Questions that were open are forgotten. */
    void closeAll() {
        sources.values().forEach(source -> source.open = 0);
    }

    /** The offer that most peers make; of several the highest one. */
    Optional<Offer> best() {
        Map<Hash, List<Offer>> byBlock = new TreeMap<>();
        for (Source source : sources.values()) {
            for (Offer offer : source.offers) {
                byBlock.computeIfAbsent(offer.header().hash(), hash -> new ArrayList<>()).add(offer);
            }
        }
        return byBlock.values().stream()
                .max(Comparator.comparingInt((List<Offer> same) -> same.size())
                        .thenComparingLong(same -> same.getFirst().height()))
                .map(List::getFirst);
    }

    List<Source> having(Hash block) {
        return sources.values().stream().filter(source -> source.has(block)).toList();
    }

    /** Whom to ask next for something of this block: who loses least, has least to do, and waited longest. */
    Optional<Source> next(Hash block) {
        Optional<Source> chosen = having(block).stream()
                .filter(source -> source.open < (source.lost == 0 ? settings.perPeer() : 1))
                .min(Comparator.comparingInt((Source source) -> source.lost)
                        .thenComparingInt(source -> source.open)
                        .thenComparingLong(source -> source.turn));
        chosen.ifPresent(source -> source.turn = ++turns);
        return chosen;
    }
}
