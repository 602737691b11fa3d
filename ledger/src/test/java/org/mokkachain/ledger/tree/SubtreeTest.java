package org.mokkachain.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Hash;

class SubtreeTest {
    private static Hash random(Random random) {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }

    private static List<TreeChange> sorted(int count, long seed) {
        Random random = new Random(seed);
        List<TreeChange> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(TreeChange.put(random(random), random(random)));
        }
        entries.sort((a, b) -> a.key().compareTo(b.key()));
        return entries;
    }

    private static byte[] packed(List<TreeChange> entries) {
        byte[] packed = new byte[entries.size() * Entries.SIZE];
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).key().copyTo(packed, i * Entries.SIZE);
            entries.get(i).value().orElseThrow().copyTo(packed, i * Entries.SIZE + Hash.LENGTH);
        }
        return packed;
    }

    @Test
    void aSubtreeHasTheHashOfItsEntriesAndOfItsParts() {
        for (long seed = 0; seed < 20; seed++) {
            List<TreeChange> all = sorted(3_000, seed);
            StateTree tree = StateTree.EMPTY.with(all);
            Random random = new Random(seed);
            for (int i = 0; i < 100; i++) {
                Prefix prefix = Prefix.of(all.get(random.nextInt(all.size())).key(), random.nextInt(9));
                List<TreeChange> inside =
                        all.stream().filter(entry -> prefix.covers(entry.key())).toList();
                tree.subtree(prefix).ifPresent(subtree -> {
                    assertThat(subtree.size()).isEqualTo(inside.size());
                    assertThat(Subtree.hashOf(prefix, packed(inside))).isEqualTo(subtree.hash());
                    assertThat(Subtree.hashOfParts(subtree.parts(3))).isEqualTo(subtree.hash());
                });
            }
        }
    }

    @Test
    void entriesThatDoNotAscendOrLieElsewhereAreRefused() {
        List<TreeChange> all = sorted(100, 1);
        assertThatThrownBy(() -> Subtree.hashOf(Prefix.ROOT, packed(all.reversed())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Subtree.hashOf(Prefix.of(all.getLast().key(), 4), packed(all)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPrefixHasOneEncodingAndCoversItsKeysAlone() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Hash key = random(random);
            int length = random.nextInt(257);
            Prefix prefix = Prefix.of(key, length);
            Encoder out = new Encoder();
            prefix.encode(out);
            assertThat(Decoder.decodeExactly(out.toBytes(), Prefix::decode)).isEqualTo(prefix);
            assertThat(prefix.covers(key)).isTrue();
            assertThat(prefix.covers(prefix.last())).isTrue();
            Hash other = random(random);
            assertThat(prefix.covers(other)).isEqualTo(Prefix.of(other, length).equals(prefix));
            if (length <= 250) {
                Prefix part = prefix.part(random.nextInt(64), 6);
                assertThat(prefix.covers(part)).isTrue();
                assertThat(part.covers(prefix)).isFalse();
            }
        }
    }
}
