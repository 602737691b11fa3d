package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class Sha256Test {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theHashesAreThoseOfFips180() {
        assertThat(Sha256.hash().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.hash(ABC).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
                                .getBytes(StandardCharsets.US_ASCII))
                        .hex())
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Test
    void partsAreJoined() {
        assertThat(Sha256.hash(new byte[] {'a'}, new byte[0], new byte[] {'b', 'c'})).isEqualTo(Sha256.hash(ABC));
    }

    @Test
    void aDomainPrecedesTheDataWithItsLength() {
        Hash expected = Sha256.hash(new byte[] {2, 'm', 'x'}, ABC);

        assertThat(Sha256.hash("mx", ABC)).isEqualTo(expected);
        assertThat(Sha256.hash("mx", Bytes.of(ABC))).isEqualTo(expected);
        assertThat(Sha256.hash("m", Bytes.of((byte) 'x', (byte) 'a', (byte) 'b', (byte) 'c'))).isNotEqualTo(expected);
        assertThatThrownBy(() -> Sha256.hasher("")).hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> Sha256.hasher("x".repeat(256))).hasMessageContaining("1 to 255");
    }

    @Test
    void aHasherStartsAfreshAfterEachHash() {
        Sha256.Hasher hasher = Sha256.hasher().update(ABC);

        assertThat(hasher.finish()).isEqualTo(Sha256.hash(ABC));
        assertThat(hasher.finish()).isEqualTo(Sha256.hash());
        assertThat(hasher.update((byte) 'a').update(Bytes.of((byte) 'b', (byte) 'c')).finish())
                .isEqualTo(Sha256.hash(ABC));
    }
}
