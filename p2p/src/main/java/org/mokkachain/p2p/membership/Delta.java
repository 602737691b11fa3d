package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.PublicKey;

/**
 * All that makes a node's state of version {@code after} its state of the version of the seal: of the entries of the
 * latter those above {@code after}. With {@code after} = 0 it is the whole state.
 *
 * @param owner whose state
 * @param generation which run of the owner, its start in milliseconds since 1970; a later one replaces an earlier
 * @param after a version the receiver has, below that of the seal
 * @param entries at most {@value #MAX_ENTRIES}, in the order of their versions, of different keys, keys and values
 *     together at most {@value #MAX_WEIGHT} bytes
 * @param seal of the new state
 */
public record Delta(PublicKey owner, long generation, long after, List<Entry> entries, Seal seal) {
    public static final int MAX_ENTRIES = 64;
    public static final int MAX_WEIGHT = 16 << 10;
    /** Generations end here, so that there is always one above. */
    public static final long MAX_GENERATION = Long.MAX_VALUE >> 1;

    static final int FIXED_BYTES = PublicKey.LENGTH + 2 * Long.BYTES + 1 + Seal.ENCODED_BYTES;
    /** The longest encoding of a delta. */
    static final int MAX_BYTES = FIXED_BYTES + MAX_WEIGHT + MAX_ENTRIES * (Long.BYTES + 1 + 2 + 2);

    public Delta {
        entries = List.copyOf(entries);
        if (generation < 1 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException("generation " + generation + " is out of range");
        }
        if (after < 0 || after >= seal.version()) {
            throw new IllegalArgumentException("nothing is after " + after + " up to " + seal.version());
        }
        checkOrder(after, entries, seal.version());
        checkLimits(entries);
    }

    private static void checkOrder(long after, List<Entry> entries, long end) {
        long last = after;
        for (Entry entry : entries) {
            if (entry.version() <= last) {
                throw new IllegalArgumentException("version " + entry.version() + " after " + last);
            }
            last = entry.version();
        }
        if (!entries.isEmpty() && last >= end) {
            throw new IllegalArgumentException("version " + last + " above its seal " + end);
        }
    }

    private static void checkLimits(List<Entry> entries) {
        if (!areWithinLimits(entries)) {
            throw new IllegalArgumentException("more than " + MAX_ENTRIES + " entries or " + MAX_WEIGHT + " bytes");
        }
        if (entries.size() > 1) {
            Set<String> keys = new LinkedHashSet<>();
            for (Entry entry : entries) {
                if (!keys.add(entry.key())) {
                    throw new IllegalArgumentException("key " + entry.key() + " twice");
                }
            }
        }
    }

    static boolean areWithinLimits(List<Entry> entries) {
        int weight = 0;
        for (Entry entry : entries) {
            weight += entry.weight();
        }
        return entries.size() <= MAX_ENTRIES && weight <= MAX_WEIGHT;
    }

    /** The version after this delta. */
    public long version() {
        return seal.version();
    }

    void encode(Encoder out) {
        out.fixed(owner).u64(generation).u64(after).u8(entries.size());
        entries.forEach(entry -> entry.encode(out));
        seal.encode(out);
    }

    static Delta decode(Decoder in) throws DecodingException {
        PublicKey owner = in.publicKey();
        long generation = in.u64();
        long after = in.u64();
        int count = in.u8();
        if (count > MAX_ENTRIES) {
            throw in.failure(count + " entries, " + MAX_ENTRIES + " are the most");
        }
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(Entry.decode(in));
        }
        return new Delta(owner, generation, after, entries, Seal.decode(in));
    }
}
