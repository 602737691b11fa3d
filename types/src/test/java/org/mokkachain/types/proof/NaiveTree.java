package org.mokkachain.types.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** The state tree as the documentation defines it, computed from scratch in the plainest way. */
final class NaiveTree {
    private final SortedMap<Hash, Hash> entries;

    NaiveTree(Map<TestChain.Key, Bytes> state) {
        entries = new TreeMap<>();
        state.forEach((key, value) -> entries.put(key.inTree(), Sha256.hash(value.toBytes())));
    }

    Hash root() {
        return hash(List.copyOf(entries.entrySet()), 0);
    }

    StateProof prove(Hash key) {
        List<Hash> siblings = new ArrayList<>();
        List<Map.Entry<Hash, Hash>> at = List.copyOf(entries.entrySet());
        while (at.size() > 16) {
            int depth = siblings.size();
            int side = bit(key, depth);
            siblings.add(hash(side(at, depth, 1 - side), depth + 1));
            at = side(at, depth, side);
        }
        Encoder leaf = new Encoder();
        at.forEach(entry -> leaf.fixed(entry.getKey()).fixed(entry.getValue()));
        return new StateProof(key, siblings, leaf.toBytes());
    }

    private static Hash hash(List<Map.Entry<Hash, Hash>> entries, int depth) {
        Sha256.Hasher hasher = Sha256.hasher();
        if (entries.size() <= 16) {
            hasher.update((byte) 0);
            entries.forEach(entry -> hasher.update(entry.getKey()).update(entry.getValue()));
            return hasher.finish();
        }
        Hash left = hash(side(entries, depth, 0), depth + 1);
        Hash right = hash(side(entries, depth, 1), depth + 1);
        return hasher.update((byte) 1).update(left).update(right).finish();
    }

    private static List<Map.Entry<Hash, Hash>> side(List<Map.Entry<Hash, Hash>> entries, int depth, int bit) {
        return entries.stream().filter(entry -> bit(entry.getKey(), depth) == bit).toList();
    }

    private static int bit(Hash key, int depth) {
        return key.toBytes()[depth / 8] >> (7 - depth % 8) & 1;
    }
}
