package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.PublicKey;

class ValidatedKeysTest {
    private static final int LIMIT = 10;

    private final AtomicInteger validations = new AtomicInteger();
    private final ValidatedKeys<PublicKey> keys = new ValidatedKeys<>(LIMIT, key -> {
        validations.incrementAndGet();
        return key.unsignedByteAt(0) == 0 ? Optional.of(key) : Optional.empty();
    });

    @Test
    void aKeyIsValidatedOnce() {
        assertThat(keys.find(key(0, 1))).contains(key(0, 1));
        assertThat(keys.find(key(0, 1))).contains(key(0, 1));

        assertThat(validations).hasValue(1);
    }

    @Test
    void aBadKeyIsNotKept() {
        assertThat(keys.find(key(1, 1))).isEmpty();
        assertThat(keys.find(key(1, 1))).isEmpty();

        assertThat(validations).hasValue(2);
        assertThat(keys.size()).isZero();
    }

    @Test
    void theNumberOfKeysIsBoundedAndOnesInUseStay() {
        for (int i = 0; i < 1_000; i++) {
            keys.find(key(0, 7));
            keys.find(key(0, 10 + i % 240));
            assertThat(keys.size()).isLessThanOrEqualTo(2 * LIMIT);
        }
        int before = validations.get();

        keys.find(key(0, 7));

        assertThat(validations).hasValue(before);
    }

    private static PublicKey key(int first, int second) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        bytes[0] = (byte) first;
        bytes[1] = (byte) second;
        return PublicKey.of(bytes);
    }
}
