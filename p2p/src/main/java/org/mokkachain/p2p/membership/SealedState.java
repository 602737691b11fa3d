package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * All of a node's entries as they were at the version of the seal, in the order of their versions. Nobody ever holds
 * anything between two sealed states. Immutable.
 */
record SealedState(DigestLine line, List<Entry> entries, Seal seal) {
    SealedState(PublicKey owner, long generation, List<Entry> entries, Seal seal) {
        this(new DigestLine(owner, generation, seal.version()), List.copyOf(entries), seal);
    }

    /** The state a whole delta is, which was compared with its seal when it was verified. */
    static SealedState of(Delta whole) {
        return new SealedState(whole.owner(), whole.generation(), whole.entries(), whole.seal());
    }

    PublicKey owner() {
        return line.owner();
    }

    long generation() {
        return line.generation();
    }

    long version() {
        return line.version();
    }

    /** This state changed by {@code delta}, of the same generation; empty if the result does not fit the seal. */
    Optional<SealedState> with(Delta delta) {
        List<Entry> changed = delta.entries();
        while (!changed.isEmpty() && changed.getFirst().version() <= version()) {
            changed = changed.subList(1, changed.size());
        }
        if (changed.isEmpty()) {
            return fitting(entries, seal.content().equals(delta.seal().content()), delta);
        }
        List<Entry> merged = new ArrayList<>(entries.size() + changed.size());
        for (Entry entry : entries) {
            if (find(changed, entry.key()).isEmpty()) {
                merged.add(entry);
            }
        }
        merged.addAll(changed);
        boolean fits = Delta.areWithinLimits(merged) && Seal.contentOf(merged).equals(delta.seal().content());
        return fitting(merged, fits, delta);
    }

    private Optional<SealedState> fitting(List<Entry> merged, boolean fits, Delta delta) {
        return fits ? Optional.of(new SealedState(owner(), generation(), merged, delta.seal())) : Optional.empty();
    }

    /** What a key means here; empty if nothing was said, or it was taken back. */
    Optional<Bytes> value(String key) {
        return find(entries, key).filter(entry -> !entry.deleted()).map(Entry::value);
    }

    /** Whether there is an entry of this key, a tombstone maybe. */
    boolean has(String key) {
        return find(entries, key).isPresent();
    }

    private static Optional<Entry> find(List<Entry> entries, String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The entries above {@code version}. */
    private List<Entry> above(long version) {
        int from = entries.size();
        while (from > 0 && entries.get(from - 1).version() > version) {
            from--;
        }
        return entries.subList(from, entries.size());
    }

    /** Entries and seal that somebody lacks who has {@code version} of this generation. */
    int missing(long version) {
        return 1 + above(version).size();
    }

    int deltaBytes(long version) {
        int bytes = Delta.FIXED_BYTES;
        for (Entry entry : above(version)) {
            bytes += entry.encodedLength();
        }
        return bytes;
    }

    Delta deltaAfter(long version) {
        return new Delta(owner(), generation(), version, above(version), seal);
    }
}
