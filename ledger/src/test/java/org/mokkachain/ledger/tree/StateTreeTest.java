package org.mokkachain.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class StateTreeTest {

    @Test
    void theEmptyTreeHasTheDocumentedRoot() {
        assertThat(StateTree.EMPTY.root().hex())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(StateTree.EMPTY.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theRootEqualsARecomputationFromScratchAfterEveryBatch(long seed) {
        Random random = new Random(seed);
        StateTree tree = StateTree.EMPTY;
        SortedMap<Hash, Hash> model = new TreeMap<>();
        for (int batch = 0; batch < 60; batch++) {
            List<TreeChange> changes = randomChanges(random, model, 1 + random.nextInt(60), batch > 40);
            tree = tree.with(changes);
            apply(model, changes);
            assertThat(tree.root()).as("seed %d batch %d", seed, batch).isEqualTo(NaiveRoot.of(model));
            assertThat(tree.size()).isEqualTo(model.size());
        }
    }

    @Test
    void theRootDoesNotDependOnTheOrderOrTheGroupingOfChanges() {
        Random random = new Random(7);
        List<TreeChange> changes = randomChanges(random, new TreeMap<>(), 500, false);
        StateTree atOnce = StateTree.EMPTY.with(changes);
        List<TreeChange> shuffled = new ArrayList<>(changes);
        Collections.shuffle(shuffled, random);
        StateTree oneByOne = StateTree.EMPTY;
        for (TreeChange change : shuffled) {
            oneByOne = oneByOne.with(List.of(change));
        }
        assertThat(oneByOne.root()).isEqualTo(atOnce.root());
    }

    @Test
    void removingEverythingLeadsBackToTheEmptyRoot() {
        List<TreeChange> changes = randomChanges(new Random(11), new TreeMap<>(), 300, false);
        StateTree tree = StateTree.EMPTY.with(changes);
        StateTree emptied = tree.with(changes.stream().map(change -> TreeChange.remove(change.key())).toList());
        assertThat(emptied.root()).isEqualTo(StateTree.EMPTY.root());
    }

    @Test
    void forksOfOneTreeDoNotSeeEachOther() {
        Random random = new Random(13);
        SortedMap<Hash, Hash> model = new TreeMap<>();
        List<TreeChange> base = randomChanges(random, model, 400, false);
        StateTree parent = StateTree.EMPTY.with(base);
        apply(model, base);
        Hash before = parent.root();
        for (int fork = 0; fork < 8; fork++) {
            StateTree child = parent;
            SortedMap<Hash, Hash> childModel = new TreeMap<>(model);
            for (int depth = 0; depth < 16; depth++) {
                List<TreeChange> changes = randomChanges(random, childModel, 20, true);
                child = child.with(changes);
                apply(childModel, changes);
            }
            assertThat(child.root()).as("fork %d", fork).isEqualTo(NaiveRoot.of(childModel));
        }
        assertThat(parent.root()).isEqualTo(before).isEqualTo(NaiveRoot.of(model));
    }

    @Test
    void keysGroundToShareALongPrefixOnlyMakeTheTreeDeeper() {
        SortedMap<Hash, Hash> model = new TreeMap<>();
        List<TreeChange> changes = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            byte[] key = new byte[Hash.LENGTH];
            key[31] = (byte) i;
            changes.add(TreeChange.put(Hash.of(key), Hash.of(key)));
        }
        apply(model, changes);
        StateTree tree = StateTree.EMPTY.with(changes);
        assertThat(tree.root()).isEqualTo(NaiveRoot.of(model));
        StateProof proof = tree.prove(changes.getFirst().key());
        assertThat(proof.siblings()).hasSize(252);
        assertThat(proof.verifies(tree.root())).isTrue();
    }

    @Test
    void twoChangesOfOneKeyAreABug() {
        TreeChange change = TreeChange.put(randomHash(new Random(1)), Hash.ZERO);
        assertThatThrownBy(() -> StateTree.EMPTY.with(List.of(change, change)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17, 1000})
    void everyKeyPresentOrAbsentHasAProof(int size) throws DecodingException {
        Random random = new Random(size);
        SortedMap<Hash, Hash> model = new TreeMap<>();
        List<TreeChange> changes = randomChanges(random, model, size, false);
        apply(model, changes);
        StateTree tree = StateTree.EMPTY.with(changes);
        for (Hash key : model.keySet()) {
            StateProof proof = StateProof.decode(tree.prove(key).encode());
            assertThat(proof.verifies(tree.root())).isTrue();
            assertThat(proof.value()).contains(model.get(key));
            assertThat(tree.get(key)).contains(model.get(key));
        }
        for (int i = 0; i < 100; i++) {
            StateProof proof = StateProof.decode(tree.prove(randomHash(random)).encode());
            assertThat(proof.verifies(tree.root())).isTrue();
            assertThat(proof.value()).isEmpty();
        }
    }

    @Test
    void noMutatedProofStillClaimsSomethingElse() {
        Random random = new Random(17);
        List<TreeChange> changes = randomChanges(random, new TreeMap<>(), 700, false);
        StateTree tree = StateTree.EMPTY.with(changes);
        for (int i = 0; i < 10_000; i++) {
            Hash key = i % 2 == 0 ? changes.get(random.nextInt(changes.size())).key() : randomHash(random);
            StateProof honest = tree.prove(key);
            Bytes encoded = honest.encode();
            byte[] mutated = encoded.toBytes();
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
            Optional<StateProof> accepted = decode(mutated).filter(proof -> proof.verifies(tree.root()));
            // Only the key asked about may differ: then it is the honest proof for that other key of the same leaf.
            accepted.ifPresent(proof -> assertThat(proof).isEqualTo(tree.prove(proof.key())));
        }
    }

    @Test
    void decodingRefusesEveryOtherForm() {
        StateTree tree = StateTree.EMPTY.with(randomChanges(new Random(19), new TreeMap<>(), 40, false));
        byte[] encoded = tree.prove(Hash.ZERO).encode().toBytes();
        for (int length = 0; length < encoded.length; length++) {
            assertThat(decode(Arrays.copyOf(encoded, length))).isEmpty();
        }
        assertThat(decode(Arrays.copyOf(encoded, encoded.length + 1))).isEmpty();
    }

    private static Optional<StateProof> decode(byte[] bytes) {
        try {
            return Optional.of(StateProof.decode(Bytes.of(bytes)));
        } catch (DecodingException e) {
            return Optional.empty();
        }
    }

    private static List<TreeChange> randomChanges(Random random, SortedMap<Hash, Hash> model, int count,
            boolean remove) {
        SortedMap<Hash, TreeChange> changes = new TreeMap<>();
        List<Hash> known = new ArrayList<>(model.keySet());
        while (changes.size() < count) {
            boolean old = !known.isEmpty() && random.nextBoolean() && changes.size() < known.size() / 2;
            Hash key = old ? known.get(random.nextInt(known.size())) : randomHash(random);
            changes.put(key, remove && random.nextInt(4) > 0 ? TreeChange.remove(key)
                    : TreeChange.put(key, randomHash(random)));
        }
        return new ArrayList<>(changes.values());
    }

    private static void apply(SortedMap<Hash, Hash> model, List<TreeChange> changes) {
        for (TreeChange change : changes) {
            change.value().ifPresentOrElse(value -> model.put(change.key(), value), () -> model.remove(change.key()));
        }
    }

    private static Hash randomHash(Random random) {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }
}
