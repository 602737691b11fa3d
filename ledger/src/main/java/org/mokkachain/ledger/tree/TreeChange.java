package org.mokkachain.ledger.tree;

import java.util.Optional;
import org.mokkachain.types.value.Hash;

/**
 * One entry to set or to remove.
 *
 * @param key hash of the state key
 * @param value hash of the value; empty removes the entry (removing an absent one changes nothing)
 */
public record TreeChange(Hash key, Optional<Hash> value) {

    public static TreeChange put(Hash key, Hash value) {
        return new TreeChange(key, Optional.of(value));
    }

    public static TreeChange remove(Hash key) {
        return new TreeChange(key, Optional.empty());
    }
}
