package org.mokkachain.node.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mokkachain.node.devnet.DevelopmentGenesis;
import org.mokkachain.node.runtime.GenesisMessage.Part;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Bytes;

/** Whoever sends a genesis is not believed. */
class GenesisPartsTest {
    private final Genesis genesis = DevelopmentGenesis.of(4, CrashModel.BFT);
    private final byte[] encoded = encoded(genesis);
    private final GenesisParts parts = new GenesisParts(genesis.hash());

    private static byte[] encoded(Genesis genesis) {
        Encoder out = new Encoder();
        genesis.encode(out);
        return out.toByteArray();
    }

    private Part part(long total, int from, int to) {
        return new Part(total, from, Bytes.of(Arrays.copyOfRange(encoded, from, to)));
    }

    @Test
    void partsInTheirOrderMakeTheGenesis() {
        int length = encoded.length;
        assertThat(parts.add(part(length, 0, 100))).isEqualTo(new GenesisParts.Next(100));
        assertThat(parts.add(part(length, 100, 101))).isEqualTo(new GenesisParts.Next(101));
        assertThat(parts.add(part(length, 101, length))).isEqualTo(new GenesisParts.Whole(genesis));
    }

    @Test
    void anotherGenesisIsNamedWithBothFingerprints() {
        Genesis other = DevelopmentGenesis.of(5, CrashModel.BFT);
        byte[] bytes = encoded(other);
        assertThat(parts.add(new Part(bytes.length, 0, Bytes.of(bytes)))).isEqualTo(new GenesisParts.Wrong(
                "it sent the genesis " + other.hash().hex() + " instead of " + genesis.hash().hex()));
    }

    @Test
    void everyChangedByteIsNoticed() {
        for (int i = 0; i < encoded.length; i++) {
            byte[] wrong = encoded.clone();
            wrong[i] ^= 1;
            assertThat(new GenesisParts(genesis.hash()).add(new Part(wrong.length, 0, Bytes.of(wrong))))
                    .isInstanceOf(GenesisParts.Wrong.class);
        }
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        int length = encoded.length;
        assertThat(new GenesisParts(genesis.hash()).add(part(length, 1, 5))).isInstanceOf(GenesisParts.Wrong.class);
        assertThat(new GenesisParts(genesis.hash()).add(part(3, 0, 5))).isInstanceOf(GenesisParts.Wrong.class);
        assertThat(new GenesisParts(genesis.hash()).add(part(0, 0, 0))).isInstanceOf(GenesisParts.Wrong.class);
        assertThat(new GenesisParts(genesis.hash()).add(part(length, 0, 0))).isInstanceOf(GenesisParts.Wrong.class);
        assertThat(new GenesisParts(genesis.hash()).add(part(0xffff_ffffL, 0, 9)))
                .isInstanceOf(GenesisParts.Wrong.class);
        parts.add(part(length, 0, 100));
        assertThat(parts.add(part(length + 1, 100, 101))).isInstanceOf(GenesisParts.Wrong.class);
        assertThat(parts.add(part(length, 0, 100))).isInstanceOf(GenesisParts.Wrong.class);
    }
}
