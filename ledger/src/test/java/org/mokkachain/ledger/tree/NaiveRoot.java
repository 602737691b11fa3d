package org.mokkachain.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/** The root as the documentation defines it, computed from scratch in the plainest way. */
public final class NaiveRoot {
    private NaiveRoot() {}

    public static Hash of(SortedMap<Hash, Hash> entries) {
        return of(new ArrayList<>(entries.entrySet()), 0);
    }

    private static Hash of(List<Map.Entry<Hash, Hash>> entries, int depth) {
        if (entries.size() <= 16) {
            Sha256.Hasher hasher = Sha256.hasher().update((byte) 0);
            entries.forEach(entry -> hasher.update(entry.getKey()).update(entry.getValue()));
            return hasher.finish();
        }
        List<Map.Entry<Hash, Hash>> left = new ArrayList<>();
        List<Map.Entry<Hash, Hash>> right = new ArrayList<>();
        for (Map.Entry<Hash, Hash> entry : entries) {
            int bit = entry.getKey().unsignedByteAt(depth / 8) >> (7 - depth % 8) & 1;
            (bit == 0 ? left : right).add(entry);
        }
        return Sha256.hasher().update((byte) 1).update(of(left, depth + 1)).update(of(right, depth + 1)).finish();
    }
}
