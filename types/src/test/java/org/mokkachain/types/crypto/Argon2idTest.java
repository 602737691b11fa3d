package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.Bytes;

class Argon2idTest {
    private static final byte[] PASSWORD = "password".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.US_ASCII);

    /** From the test program of the reference implementation. */
    @Test
    void theKeysAreThoseOfTheReferenceImplementation() {
        assertThat(Bytes.of(new Argon2id(65_536, 2, 1).derive(PASSWORD, SALT, 32)).hex())
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void parametersTheAlgorithmCannotWorkWithAreRefused() {
        assertThatThrownBy(() -> new Argon2id(7, 1, 1)).hasMessageContaining("cannot work");
        assertThatThrownBy(() -> new Argon2id(8, 0, 1)).hasMessageContaining("cannot work");
        assertThatThrownBy(() -> new Argon2id(8, 1, 0)).hasMessageContaining("cannot work");
        assertThatThrownBy(() -> new Argon2id(8_192, 1, 256)).hasMessageContaining("cannot work");
    }
}
