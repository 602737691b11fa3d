package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** A key of the state and what is stored there. */
public record StateEntry<V extends StateValue>(StateKey<V> key, V value) {

    /** Refuses every key and every value that {@link StateKey#naturalKey} and {@link StateValue#encode} never give. */
    public static StateEntry<?> decode(StateKind kind, Bytes naturalKey, Bytes value) throws DecodingException {
        return decode(kind.key(naturalKey), value);
    }

    private static <V extends StateValue> StateEntry<V> decode(StateKey<V> key, Bytes value) throws DecodingException {
        return new StateEntry<>(key, key.decode(value));
    }
}
