package org.mokkachain.types.merkle;

import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * The two hashes of RFC 6962, section 2.1. Different first bytes keep a node from passing for a leaf. Not thread-safe.
 */
final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final Sha256.Hasher hasher = Sha256.hasher();

    Hash empty() {
        return hasher.finish();
    }

    Hash leaf(Bytes data) {
        return hasher.update(LEAF).update(data).finish();
    }

    Hash node(Hash left, Hash right) {
        return hasher.update(NODE).update(left).update(right).finish();
    }
}
