package org.mokkachain.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Bytes;

class TreeBuilderTest {
    private static final int KINDS = 9;

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Adds an entry whose key and value have room behind them, as in a buffer that is used again. */
    private static TreeChange add(TreeBuilder builder, int kind, Bytes key, Bytes value) {
        byte[] keys = new byte[key.length() + 3];
        byte[] values = new byte[value.length() + 5];
        key.copyTo(keys, 0);
        value.copyTo(values, 0);
        builder.add(kind, keys, key.length(), values, value.length());
        return TreeChange.put(StateTreeFormat.key(kind, key), StateTreeFormat.value(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 18, 40, 255, 256, 257, 1_000, 4_096, 20_000})
    void theTreeIsThatOfTheSameEntriesAddedOneByOne(int count) {
        Random random = new Random(count);
        TreeBuilder builder = new TreeBuilder();
        List<TreeChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Bytes key = Bytes.of(bytes(random, 20 + random.nextInt(60)));
            changes.add(add(builder, 1 + random.nextInt(KINDS), key, Bytes.of(bytes(random, random.nextInt(90)))));
        }
        StateTree built = builder.build();
        StateTree expected = StateTree.EMPTY.with(changes);
        assertThat(built.root()).isEqualTo(expected.root());
        assertThat(built.size()).isEqualTo(count);
        for (TreeChange change : changes.subList(0, Math.min(count, 200))) {
            assertThat(built.prove(change.key())).isEqualTo(expected.prove(change.key()));
        }
        assertThat(builder.build()).extracting(StateTree::root).isEqualTo(StateTree.EMPTY.root());
    }

    @Test
    void whatIsBuiltTakesChangesLikeAnyTree() {
        Random random = new Random(5);
        TreeBuilder builder = new TreeBuilder();
        List<TreeChange> changes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            changes.add(add(builder, 1, Bytes.of(bytes(random, 20)), Bytes.of(bytes(random, 18))));
        }
        List<TreeChange> removals = changes.stream().skip(40).map(change -> TreeChange.remove(change.key())).toList();
        StateTree left = builder.build().with(removals);
        assertThat(left.root()).isEqualTo(StateTree.EMPTY.with(changes.subList(0, 40)).root());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 16, 17, 100, 1_000})
    void anEntryThatOccursTwiceIsRefused(int others) {
        Random random = new Random(others);
        TreeBuilder builder = new TreeBuilder();
        Bytes twice = Bytes.of(bytes(random, 20));
        add(builder, 3, twice, Bytes.EMPTY);
        for (int i = 0; i < others; i++) {
            add(builder, 3, Bytes.of(bytes(random, 20)), Bytes.EMPTY);
        }
        add(builder, 3, twice, Bytes.of(bytes(random, 2)));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("twice");
    }
}
