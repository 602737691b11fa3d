package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** What this node says of itself. Changes are sealed when the state is next looked at. */
final class OwnState {
    /** Room is left for the goodbye. */
    private static final int MAX_OWN = Delta.MAX_ENTRIES - 1;
    private static final int MAX_OWN_WEIGHT = Delta.MAX_WEIGHT - Entry.LEFT.length();

    /** About a minute, in generations of a millisecond. */
    private static final int SPREAD = 1 << 16;

    private final Signer signer;
    private final Hash genesis;
    private final long firstGeneration;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private final LinkedHashMap<String, Long> deletedAt = new LinkedHashMap<>();
    private long generation;
    private long version;
    private int weight;
    private SealedState sealed;
    private boolean changed;

    OwnState(Signer signer, Hash genesis, long generation) {
        this.signer = signer;
        this.genesis = genesis;
        this.firstGeneration = generation;
        this.generation = generation;
        this.sealed = sealed(Seal.contentOf(List.of()));
    }

    PublicKey owner() {
        return signer.publicKey();
    }

    /** The present state, sealed anew if it has changed. */
    SealedState current() {
        return changed ? beat() : sealed;
    }

    /** Seals the state anew, changed or not: a heartbeat. */
    SealedState beat() {
        sealed = sealed(changed ? Seal.contentOf(List.copyOf(entries.values())) : sealed.seal().content());
        changed = false;
        return sealed;
    }

    private SealedState sealed(Hash content) {
        version++;
        byte[] signed = Seal.signedBytes(genesis, owner(), generation, version, content);
        Seal seal = new Seal(version, content, signer.sign(signed));
        return new SealedState(owner(), generation, List.copyOf(entries.values()), seal);
    }

    /** Whether there would be room for a new key without the tombstones. */
    boolean lacksRoomFor(String key) {
        return !entries.containsKey(key) && entries.size() >= MAX_OWN && !deletedAt.isEmpty();
    }

    /** Says something; the answer is why it cannot be said. */
    Optional<String> put(String key, Bytes value) {
        Optional<Entry> before = Optional.ofNullable(entries.get(key));
        if (before.filter(entry -> !entry.deleted() && entry.value().equals(value)).isPresent()) {
            return Optional.empty();
        }
        if (before.isEmpty() && entries.size() >= MAX_OWN) {
            return Optional.of(MAX_OWN + " keys are the most");
        }
        int others = weight - before.map(Entry::weight).orElse(0);
        if (others + key.length() + value.length() > MAX_OWN_WEIGHT) {
            return Optional.of(MAX_OWN_WEIGHT + " bytes of keys and values are the most");
        }
        say(key, value);
        return Optional.empty();
    }

    /** Says goodbye, for which there is always room. */
    void leave() {
        say(Entry.LEFT, Bytes.EMPTY);
    }

    private void say(String key, Bytes value) {
        deletedAt.remove(key);
        change(new Entry(version + 1, key, false, value));
    }

    private void change(Entry entry) {
        version++;
        Optional.ofNullable(entries.remove(entry.key())).ifPresent(before -> weight -= before.weight());
        entries.put(entry.key(), entry);
        weight += entry.weight();
        changed = true;
    }

    /** Takes back what was said. */
    void delete(String key, long now) {
        Entry before = entries.get(key);
        if (before != null && !before.deleted()) {
            deletedAt.put(key, now);
            change(new Entry(version + 1, key, true, Bytes.EMPTY));
        }
    }

    /** Whether it is time to be rid of tombstones. */
    boolean isStale(MembershipSettings.Renewal renewal, long now) {
        return deletedAt.size() > renewal.tombstones()
                || !deletedAt.isEmpty()
                        && now - deletedAt.firstEntry().getValue() > renewal.tombstoneMs();
    }

    long generation() {
        return generation;
    }

    /**
     * A generation above that of another run, and not the one that a third run would choose: whoever hears of the
     * same old state twice, once in each run, must not say two things in one generation.
     */
    long above(long other) {
        return other + 1 + firstGeneration % SPREAD;
    }

    /** Begins a new generation with what is not deleted. */
    void renew(long next) {
        generation = next;
        version = 0;
        deletedAt.clear();
        List<Entry> kept = new ArrayList<>(entries.values());
        entries.clear();
        weight = 0;
        for (Entry entry : kept) {
            if (!entry.deleted()) {
                change(new Entry(version + 1, entry.key(), false, entry.value()));
            }
        }
        changed = true;
    }
}
