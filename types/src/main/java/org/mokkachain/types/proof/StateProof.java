package org.mokkachain.types.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Proves against a state root which value hash a key has, or that it has none: the whole leaf in which the key lives
 * or would live, and the hashes beside the way from the root to it. Worth nothing until {@link #verifies} says so.
 *
 * <p>Canonical encoding: {@code u8 format = 1 | key 32 | path}, a path being {@code u16 siblings | siblings, root first
 * | u32 length | leaf}.
 *
 * @param key hash of the state key, see {@link StateTreeFormat}
 * @param siblings at most 256
 * @param leaf packed (key hash, value hash) pairs, at most 16
 */
public record StateProof(Hash key, List<Hash> siblings, Bytes leaf) {
    private static final int FORMAT = 1;
    private static final int ENTRY = StateTreeFormat.ENTRY_BYTES;
    private static final int MAX_LEAF = StateTreeFormat.BUCKET * ENTRY;

    public StateProof {
        siblings = List.copyOf(siblings);
        if (siblings.size() > StateTreeFormat.MAX_DEPTH) {
            throw new IllegalArgumentException("a state proof has at most 256 siblings, got " + siblings.size());
        }
        if (leaf.length() > MAX_LEAF || leaf.length() % ENTRY != 0) {
            throw new IllegalArgumentException("a leaf holds 0 to 16 entries of 64 bytes, got " + leaf.length()
                    + " bytes");
        }
        requireAscending(leaf.toBytes());
    }

    private static void requireAscending(byte[] entries) {
        for (int i = ENTRY; i < entries.length; i += ENTRY) {
            int before = i - ENTRY;
            if (Arrays.compareUnsigned(entries, before, before + Hash.LENGTH, entries, i, i + Hash.LENGTH) >= 0) {
                throw new IllegalArgumentException("the entries of a leaf must ascend");
            }
        }
    }

    /** The value hash this proof claims for its key; empty if it claims absence. */
    public Optional<Hash> value() {
        byte[] entries = leaf.toBytes();
        byte[] wanted = key.toBytes();
        for (int i = 0; i < entries.length; i += ENTRY) {
            if (Arrays.equals(entries, i, i + Hash.LENGTH, wanted, 0, Hash.LENGTH)) {
                return Optional.of(Hash.of(Arrays.copyOfRange(entries, i + Hash.LENGTH, i + ENTRY)));
            }
        }
        return Optional.empty();
    }

    /** Whether the claim is true of the state with this root. */
    public boolean verifies(Hash root) {
        Hash hash = StateTreeFormat.leafHash(leaf.toBytes());
        for (int depth = siblings.size() - 1; depth >= 0; depth--) {
            Hash sibling = siblings.get(depth);
            hash = StateTreeFormat.bit(key, depth) == 1
                    ? StateTreeFormat.nodeHash(sibling, hash)
                    : StateTreeFormat.nodeHash(hash, sibling);
        }
        return hash.equals(root);
    }

    public Bytes encode() {
        Encoder out = new Encoder(64 + siblings.size() * Hash.LENGTH + leaf.length());
        encodePath(out.u8(FORMAT).fixed(key));
        return out.toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static StateProof decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, StateProof::read);
    }

    private static StateProof read(Decoder in) throws DecodingException {
        int format = in.u8();
        if (format != FORMAT) {
            throw in.failure("unknown format " + format + " of a state proof");
        }
        return decodePath(in.hash(), in);
    }

    /** Everything but the key, where that is known from elsewhere. */
    void encodePath(Encoder out) {
        out.u16(siblings.size());
        siblings.forEach(out::fixed);
        out.bytes(leaf);
    }

    static StateProof decodePath(Hash key, Decoder in) throws DecodingException {
        int count = in.u16();
        if (count > StateTreeFormat.MAX_DEPTH) {
            throw in.failure("a state proof has at most 256 siblings, got " + count);
        }
        List<Hash> siblings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            siblings.add(in.hash());
        }
        return new StateProof(key, siblings, in.bytes(MAX_LEAF));
    }
}
