package org.mokkachain.p2p.transport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.mokkachain.types.value.PublicKey;

/**
 * Counts what peers did wrong, by a clock in nanoseconds that only goes forward. A peer with {@code limit} offences is
 * shut out for {@code shutOut}, then starts afresh with one offence less than the limit; a peer that behaves for that
 * long is forgiven. Remembers the last {@value #REMEMBERED} offenders. Thread-safe.
 */
public final class Offences {
    private static final int REMEMBERED = 1024;

    private final int limit;
    private final long shutOut;
    private final LinkedHashMap<PublicKey, Entry> entries = new LinkedHashMap<>();

    /**
     * @param limit offences after which a peer is shut out, at least 1
     * @param shutOut for how long
     */
    public Offences(int limit, Duration shutOut) {
        this.limit = limit;
        this.shutOut = shutOut.toNanos();
    }

    private record Entry(int count, long last) {}

    /** Counts one offence of {@code peer}. */
    public synchronized void count(PublicKey peer, long now) {
        int before = current(peer, now);
        entries.remove(peer);
        entries.put(peer, new Entry(Math.min(before + 1, limit), now));
        if (entries.size() > REMEMBERED) {
            entries.remove(entries.firstEntry().getKey());
        }
    }

    /** Offences of {@code peer} not forgiven yet. */
    public synchronized int of(PublicKey peer, long now) {
        return current(peer, now);
    }

    /** For how long {@code peer} is still shut out; empty if it is not. */
    public synchronized Optional<Duration> shutOutFor(PublicKey peer, long now) {
        Entry entry = entries.get(peer);
        if (entry == null || entry.count() < limit || now - entry.last() >= shutOut) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(shutOut - (now - entry.last())));
    }

    private int current(PublicKey peer, long now) {
        Entry entry = entries.get(peer);
        if (entry == null || now - entry.last() < shutOut) {
            return entry == null ? 0 : entry.count();
        }
        // A peer that was shut out has one more chance; one that was not is forgiven altogether.
        boolean chance = entry.count() >= limit && now - entry.last() < 2 * shutOut;
        return chance ? limit - 1 : 0;
    }
}
