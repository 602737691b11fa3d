package org.mokkachain.types.crypto;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mokkachain.types.value.PublicKey;

/**
 * Public keys that passed validation, decoded, so that each is validated once. Bounded: two generations of at most
 * {@code limit} keys each; when the young one is full it becomes the old one, and what was not used since is dropped.
 * Keys that failed are not kept: a sender of bad keys pays each time, and cannot push out good ones. Thread-safe,
 * reads without a lock.
 */
final class ValidatedKeys<T> {
    /** Compared by identity, so no record. */
    private static final class Generations<T> {
        private final Map<PublicKey, T> young = new ConcurrentHashMap<>();
        private final Map<PublicKey, T> old;

        Generations(Map<PublicKey, T> old) {
            this.old = old;
        }
    }

    private final int limit;
    private final Function<PublicKey, Optional<T>> validate;
    private volatile Generations<T> generations = new Generations<>(Map.of());

    ValidatedKeys(int limit, Function<PublicKey, Optional<T>> validate) {
        this.limit = limit;
        this.validate = validate;
    }

    /** The decoded key; empty if it is not valid. */
    Optional<T> find(PublicKey key) {
        Generations<T> now = generations;
        T young = now.young.get(key);
        if (young != null) {
            return Optional.of(young);
        }
        Optional<T> found = Optional.ofNullable(now.old.get(key)).or(() -> validate.apply(key));
        found.ifPresent(decoded -> keep(now, key, decoded));
        return found;
    }

    /** Keys held at this moment. */
    int size() {
        Generations<T> now = generations;
        return now.young.size() + now.old.size();
    }

    private void keep(Generations<T> now, PublicKey key, T decoded) {
        now.young.put(key, decoded);
        if (now.young.size() >= limit) {
            rotate(now);
        }
    }

    private synchronized void rotate(Generations<T> full) {
        if (generations == full) {
            generations = new Generations<>(full.young);
        }
    }
}
