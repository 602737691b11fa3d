package org.mokkachain.types.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class MerkleProofTest {
    private static final int MAX_SIZE = 130;

    private interface Case {
        void check(List<Bytes> leaves, Hash root, MerkleProof proof);
    }

    private static void forEverySizeAndIndex(Case check) {
        for (int size = 1; size <= MAX_SIZE; size++) {
            List<Bytes> leaves = MerkleTreeTest.leaves(size);
            Hash root = MerkleTree.root(leaves);
            for (int index = 0; index < size; index++) {
                check.check(leaves, root, MerkleTree.prove(leaves, index));
            }
        }
    }

    @Test
    void everyLeafOfEveryTreeIsProved() {
        forEverySizeAndIndex((leaves, root, proof) ->
                assertThat(proof.verifies(root, leaves.get(proof.index()))).isTrue());
    }

    @Test
    void aChangedLeafOrRootIsRefused() {
        Random random = new Random(6962);
        forEverySizeAndIndex((leaves, root, proof) -> {
            Bytes leaf = leaves.get(proof.index());
            assertThat(proof.verifies(root, flip(leaf, random))).isFalse();
            assertThat(proof.verifies(Hash.of(flip(Bytes.of(root.toBytes()), random).toBytes()), leaf)).isFalse();
        });
    }

    @Test
    void aChangedOrSwappedHashOfThePathIsRefused() {
        Random random = new Random(9162);
        forEverySizeAndIndex((leaves, root, proof) -> {
            for (int i = 0; i < proof.path().size(); i++) {
                List<Hash> path = new ArrayList<>(proof.path());
                path.set(i, Hash.of(flip(Bytes.of(path.get(i).toBytes()), random).toBytes()));
                MerkleProof changed = new MerkleProof(proof.index(), proof.size(), path);
                assertThat(changed.verifies(root, leaves.get(proof.index()))).isFalse();
            }
        });
    }

    @Test
    void aProofDoesNotHoldForAnotherIndex() {
        forEverySizeAndIndex((leaves, root, proof) -> {
            for (int other = 0; other < proof.size(); other++) {
                if (other != proof.index() && fits(other, proof.size(), proof.path())) {
                    MerkleProof moved = new MerkleProof(other, proof.size(), proof.path());
                    assertThat(moved.verifies(root, leaves.get(proof.index()))).isFalse();
                }
            }
        });
    }

    /** Where the way up is not the same; where it is, the root alone cannot tell, which is why the size is trusted. */
    @Test
    void aProofHoldsForAnotherSizeOnlyWhereTheWayToTheRootIsTheSame() {
        forEverySizeAndIndex((leaves, root, proof) -> {
            for (int other = proof.index() + 1; other <= MAX_SIZE; other++) {
                if (fits(proof.index(), other, proof.path())) {
                    MerkleProof moved = new MerkleProof(proof.index(), other, proof.path());
                    boolean sameWay = way(proof.index(), other).equals(way(proof.index(), proof.size()));
                    assertThat(moved.verifies(root, leaves.get(proof.index()))).isEqualTo(sameWay);
                }
            }
        });
    }

    @Test
    void aNodeDoesNotPassForALeaf() {
        List<Bytes> leaves = MerkleTreeTest.leaves(4);
        MerkleProof proof = MerkleTree.prove(leaves, 0);
        byte[] children = new byte[64];
        MerkleTree.root(leaves.subList(0, 1)).copyTo(children, 0);
        proof.path().getFirst().copyTo(children, 32);

        MerkleProof shorter = new MerkleProof(0, 2, List.of(proof.path().getLast()));

        assertThat(shorter.verifies(MerkleTree.root(leaves), Bytes.of(children))).isFalse();
    }

    @Test
    void anIndexOutsideOrAPathOfTheWrongLengthCannotBeBuilt() {
        assertThatThrownBy(() -> new MerkleProof(3, 3, List.of())).hasMessageContaining("no leaf 3");
        assertThatThrownBy(() -> new MerkleProof(-1, 3, List.of())).hasMessageContaining("no leaf -1");
        assertThatThrownBy(() -> new MerkleProof(0, 3, List.of(Hash.ZERO))).hasMessageContaining("has 2 hashes");
        assertThatThrownBy(() -> new MerkleProof(2, 3, List.of(Hash.ZERO, Hash.ZERO))).hasMessageContaining("1 hash");
    }

    @Test
    void anEncodedProofIsReadBackAndOneHashMoreIsRefused() throws DecodingException {
        MerkleProof proof = MerkleTree.prove(MerkleTreeTest.leaves(13), 12);
        Encoder out = new Encoder();
        proof.encode(out);

        assertThat(Decoder.decodeExactly(out.toBytes(), MerkleProof::decode)).isEqualTo(proof);

        Bytes longer = new Encoder().u32(12).u32(13).list(extended(proof), Encoder::fixed).toBytes();
        assertThatThrownBy(() -> Decoder.decodeExactly(longer, MerkleProof::decode))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("hashes");
        Bytes huge = new Encoder().u32(0xffff_ffffL).u32(0xffff_ffffL).u32(0).toBytes();
        assertThatThrownBy(() -> Decoder.decodeExactly(huge, MerkleProof::decode))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void theLargestTreeHasAPathOfThirtyOne() {
        List<Hash> path = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            path.add(Hash.ZERO);
        }
        assertThat(new MerkleProof(0, Integer.MAX_VALUE, path).verifies(Hash.ZERO, Bytes.EMPTY)).isFalse();
    }

    private static List<Hash> extended(MerkleProof proof) {
        List<Hash> path = new ArrayList<>(proof.path());
        path.add(Hash.ZERO);
        return path;
    }

    private static boolean fits(int index, int size, List<Hash> path) {
        return way(index, size).length() == path.size();
    }

    /** From the root down by the definition of RFC 6962: left or right at each split. */
    private static String way(int index, int size) {
        if (size == 1) {
            return "";
        }
        int split = Integer.highestOneBit(size - 1);
        return index < split ? "L" + way(index, split) : "R" + way(index - split, size - split);
    }

    private static Bytes flip(Bytes bytes, Random random) {
        byte[] changed = bytes.toBytes();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.of(changed);
    }
}
