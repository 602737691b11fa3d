package org.mokkachain.ledger.chain;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mokkachain.types.value.Hash;

/** Remembers what became of transactions, up to a limit; the oldest are forgotten first. */
final class Fates {
    private static final Fate UNKNOWN = new Fate.Unknown();

    private final int limit;
    private final SequencedMap<Hash, Fate> fates = new LinkedHashMap<>();

    Fates(int limit) {
        this.limit = limit;
    }

    Fate of(Hash id) {
        return fates.getOrDefault(id, UNKNOWN);
    }

    void put(Hash id, Fate fate) {
        fates.putLast(id, fate);
        if (fates.size() > limit) {
            fates.pollFirstEntry();
        }
    }

    void forget(Hash id) {
        fates.remove(id);
    }
}
