package org.mokkachain.types.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class MerkleTreeTest {
    /** The inputs and roots used by the implementations of Certificate Transparency. */
    private static final List<Bytes> CT_LEAVES = List.of(
            Bytes.EMPTY,
            Bytes.fromHex("00"),
            Bytes.fromHex("10"),
            Bytes.fromHex("2021"),
            Bytes.fromHex("3031"),
            Bytes.fromHex("40414243"),
            Bytes.fromHex("5051525354555657"),
            Bytes.fromHex("606162636465666768696a6b6c6d6e6f"));

    private static final String[] CT_ROOTS = {
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    };

    @Test
    void theRootsAreThoseOfCertificateTransparency() {
        for (int size = 0; size < CT_ROOTS.length; size++) {
            assertThat(MerkleTree.root(CT_LEAVES.subList(0, size)).hex()).isEqualTo(CT_ROOTS[size]);
        }
    }

    @Test
    void theProofsAreThoseOfCertificateTransparency() {
        assertThat(MerkleTree.prove(CT_LEAVES, 0).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(MerkleTree.prove(CT_LEAVES, 5).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(MerkleTree.prove(CT_LEAVES.subList(0, 3), 2).path())
                .extracting(Hash::hex)
                .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void everyRootIsTheOneOfTheRecursiveDefinition() {
        for (int size = 0; size <= 130; size++) {
            List<Bytes> leaves = leaves(size);
            assertThat(MerkleTree.root(leaves)).as("size %d", size).isEqualTo(recursiveRoot(leaves));
        }
    }

    @Test
    void aBlockOfFiveThousandTransactionsHasARootAndProofs() {
        List<Bytes> leaves = leaves(5_000);
        Hash root = MerkleTree.root(leaves);

        for (int index : new int[] {0, 1, 2_499, 4_095, 4_096, 4_998, 4_999}) {
            assertThat(MerkleTree.prove(leaves, index).verifies(root, leaves.get(index))).isTrue();
        }
    }

    @Test
    void repeatingTheLastLeafChangesTheRoot() {
        List<Bytes> leaves = leaves(5);
        List<Bytes> repeated = new ArrayList<>(leaves);
        repeated.add(leaves.getLast());

        assertThat(MerkleTree.root(repeated)).isNotEqualTo(MerkleTree.root(leaves));
    }

    @Test
    void aProofOfALeafThatIsNotThereCannotBeMade() {
        assertThatThrownBy(() -> MerkleTree.prove(leaves(3), 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.prove(leaves(3), -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    static List<Bytes> leaves(int size) {
        List<Bytes> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] leaf = new byte[1 + i % 70];
            Arrays.fill(leaf, (byte) (i * 31));
            leaf[0] = (byte) i;
            leaves.add(Bytes.of(leaf));
        }
        return leaves;
    }

    private static Hash recursiveRoot(List<Bytes> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.hash();
        }
        if (leaves.size() == 1) {
            return Sha256.hash(new byte[] {0}, leaves.getFirst().toBytes());
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        Hash left = recursiveRoot(leaves.subList(0, split));
        Hash right = recursiveRoot(leaves.subList(split, leaves.size()));
        return Sha256.hash(new byte[] {1}, left.toBytes(), right.toBytes());
    }
}
