package org.mokkachain.ledger.tree;

import java.util.ArrayList;
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
 * <p>Canonical encoding: {@code u8 format = 1 | key 32 | u16 siblings | siblings, root first | u32 length | leaf}.
 *
 * @param key hash of the state key
 * @param siblings at most 256
 * @param leaf packed (key hash, value hash) pairs, at most 16
 */
public record StateProof(Hash key, List<Hash> siblings, Bytes leaf) {
    private static final int FORMAT = 1;
    private static final int MAX_LEAF = Node.BUCKET * Entries.SIZE;

    public StateProof {
        siblings = List.copyOf(siblings);
        if (siblings.size() > Node.MAX_DEPTH) {
            throw new IllegalArgumentException("a state proof has at most 256 siblings, got " + siblings.size());
        }
        if (leaf.length() > MAX_LEAF || leaf.length() % Entries.SIZE != 0) {
            throw new IllegalArgumentException("a leaf holds 0 to 16 entries of 64 bytes, got " + leaf.length()
                    + " bytes");
        }
        if (!Entries.sorted(leaf.toBytes())) {
            throw new IllegalArgumentException("the entries of a leaf must ascend");
        }
    }

    /** The value hash this proof claims for its key; empty if it claims absence. */
    public Optional<Hash> value() {
        return Entries.find(leaf.toBytes(), key);
    }

    /** Whether the claim is true of the state with this root. */
    public boolean verifies(Hash root) {
        Hash hash = Node.Leaf.hashOf(leaf.toBytes());
        for (int depth = siblings.size() - 1; depth >= 0; depth--) {
            Hash sibling = siblings.get(depth);
            hash = Node.bit(key, depth) == 1 ? Node.Inner.hashOf(sibling, hash) : Node.Inner.hashOf(hash, sibling);
        }
        return hash.equals(root);
    }

    public Bytes encode() {
        Encoder out = new Encoder(64 + siblings.size() * Hash.LENGTH + leaf.length());
        out.u8(FORMAT).fixed(key).u16(siblings.size());
        siblings.forEach(out::fixed);
        return out.bytes(leaf).toBytes();
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
        Hash key = in.hash();
        int count = in.u16();
        if (count > Node.MAX_DEPTH) {
            throw in.failure("a state proof has at most 256 siblings, got " + count);
        }
        List<Hash> siblings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            siblings.add(in.hash());
        }
        return new StateProof(key, siblings, in.bytes(MAX_LEAF));
    }
}
