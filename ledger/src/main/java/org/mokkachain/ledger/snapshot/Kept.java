package org.mokkachain.ledger.snapshot;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.value.Hash;

/** The subtrees that are stored, with their hashes; good for every state in which they have the same. */
final class Kept {
    private final NavigableMap<Prefix, Hash> subtrees;

    Kept(Map<Prefix, Hash> subtrees) {
        this.subtrees = new TreeMap<>(subtrees);
    }

    boolean has(Prefix prefix, Hash hash) {
        return Optional.ofNullable(subtrees.get(prefix)).filter(hash::equals).isPresent();
    }

    void add(Prefix prefix, Hash hash) {
        subtrees.put(prefix, hash);
    }

    /** What has this prefix is being replaced: neither its parts nor what it is a part of are whole any more. */
    void drop(Prefix prefix) {
        for (int length = 0; length <= prefix.length(); length++) {
            subtrees.remove(Prefix.of(prefix.first(), length));
        }
        Prefix part = subtrees.higherKey(prefix);
        while (part != null && prefix.covers(part)) {
            subtrees.remove(part);
            part = subtrees.higherKey(prefix);
        }
    }
}
