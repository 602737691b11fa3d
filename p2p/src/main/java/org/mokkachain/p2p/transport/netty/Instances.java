package org.mokkachain.p2p.transport.netty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.p2p.transport.CopiedKey;
import org.mokkachain.types.value.PublicKey;

/**
 * Which processes have linked with each key. A process that was replaced by another one and comes back lives beside it:
 * two running nodes have one key. Where both are there, the one that was met first stays. Bounded: the key that was
 * longest without a link is forgotten first. Thread-safe.
 */
final class Instances {
    /** For so long after the last sign of the other one it is told. */
    static final Duration MEMORY = Duration.ofMinutes(1);

    private static final int KEYS = 1_024;
    private static final int PER_KEY = 8;

    private final Map<PublicKey, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        /** In the order in which they were met. */
        private final List<Long> met = new ArrayList<>();
        private Optional<CopiedKey> copied = Optional.empty();
    }

    /** Whether a process is one too many while another one is linked: that one was met before it, and both live. */
    synchronized boolean isSecond(PublicKey peer, long instance, long linked) {
        Entry entry = entries.get(peer);
        if (entry == null) {
            return false;
        }
        int place = entry.met.indexOf(linked);
        return place >= 0 && entry.met.indexOf(instance) > place;
    }

    /** A process has linked. @return whether it had been replaced before, and so lives beside another one */
    synchronized boolean linked(PublicKey peer, long instance, Optional<Long> replaced) {
        Entry entry = Optional.ofNullable(entries.remove(peer)).orElseGet(Entry::new);
        entries.put(peer, entry);
        if (entries.size() > KEYS) {
            entries.remove(entries.keySet().iterator().next());
        }
        boolean known = entry.met.contains(instance);
        if (!known) {
            entry.met.add(instance);
        }
        if (entry.met.size() > PER_KEY) {
            entry.met.remove(replaced.isPresent() && entry.met.getFirst().equals(replaced.get()) ? 1 : 0);
        }
        return known && replaced.isPresent() && replaced.get() != instance;
    }

    /** Two processes with this key were met. */
    synchronized void note(PublicKey peer, String one, String other, Instant now) {
        entries.computeIfPresent(peer, (key, entry) -> {
            Instant since = fresh(entry, now).map(CopiedKey::since).orElse(now);
            entry.copied = Optional.of(new CopiedKey(one, other, since, now));
            return entry;
        });
    }

    /** Whether two running nodes have this key, as far as was seen not long ago. */
    synchronized Optional<CopiedKey> copied(PublicKey peer, Instant now) {
        return Optional.ofNullable(entries.get(peer)).flatMap(entry -> fresh(entry, now));
    }

    private static Optional<CopiedKey> fresh(Entry entry, Instant now) {
        return entry.copied.filter(copied -> copied.last().isAfter(now.minus(MEMORY)));
    }
}
