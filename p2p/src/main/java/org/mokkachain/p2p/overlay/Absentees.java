package org.mokkachain.p2p.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/**
 * Those to be asked again after a while, with pauses that double: pinned ones for ever, lost neighbours for about an
 * hour. Without the latter two halves of a network cut in two would never find together again: each has replaced
 * its neighbours in the other and has no reason to look for more.
 */
final class Absentees {
    private static final int LIMIT = 64;
    private static final int MAX_TRIES = 120;

    private record Entry(PeerAddress peer, boolean pinned, long at, long pause, int tries) {}

    private final LinkedHashMap<PublicKey, Entry> entries = new LinkedHashMap<>(4);
    private final OverlaySettings settings;
    private final RandomGenerator random;

    Absentees(OverlaySettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** Somebody is not there: the first time, or again. */
    void add(PeerAddress peer, boolean pinned, long now) {
        Entry before = entries.remove(peer.key());
        int tries = before == null ? 0 : before.tries() + 1;
        if (!pinned && (tries >= MAX_TRIES || entries.size() >= LIMIT)) {
            return;
        }
        long pause = before == null ? settings.pauseMs() : Math.min(2 * before.pause(), settings.maxPauseMs());
        entries.put(peer.key(), new Entry(peer, pinned, now + pause + random.nextLong(pause / 2 + 1), pause, tries));
    }

    /** It is said to be alive: ask soon. */
    void hurry(PeerAddress peer, long now) {
        Entry entry = entries.get(peer.key());
        if (entry != null) {
            entries.put(peer.key(), new Entry(peer, entry.pinned(), Math.min(entry.at(), now + settings.pauseMs()),
                    settings.pauseMs(), 0));
        }
    }

    Optional<PeerAddress> find(PublicKey key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::peer);
    }

    void remove(PublicKey key) {
        entries.remove(key);
    }

    void removePinned() {
        entries.values().removeIf(Entry::pinned);
    }

    /** Whose time has come; each is due again after its pause, unless it is added or removed before. */
    List<PeerAddress> due(long now) {
        List<PeerAddress> due = new ArrayList<>();
        entries.replaceAll((key, entry) -> {
            if (entry.at() > now) {
                return entry;
            }
            due.add(entry.peer());
            long again = now + settings.answerMs() + settings.maxPauseMs();
            return new Entry(entry.peer(), entry.pinned(), again, entry.pause(), entry.tries());
        });
        return due;
    }

    long wakeAt() {
        long at = Long.MAX_VALUE;
        for (Entry entry : entries.values()) {
            at = Math.min(at, entry.at());
        }
        return at;
    }

    void clear() {
        entries.clear();
    }
}
