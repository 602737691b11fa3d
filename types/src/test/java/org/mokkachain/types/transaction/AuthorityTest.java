package org.mokkachain.types.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.transaction.Authority.WeightedKey;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

class AuthorityTest {
    private static final PublicKey ALICE = key(1);
    private static final PublicKey BOB = key(2);
    private static final PublicKey CAROL = key(3);
    private static final Address ACCOUNT = AccountAddress.of(ALICE);

    @Test
    void anAccountObeysTheKeyOfItsAddressAtFirst() {
        Authority authority = new Authority.OriginalKey();
        assertThat(authority.isSatisfiedBy(ACCOUNT, signatures(ALICE))).isTrue();
        assertThat(authority.isSatisfiedBy(ACCOUNT, signatures(BOB))).isFalse();
        assertThat(authority.isSatisfiedBy(ACCOUNT, signatures(ALICE, BOB))).isFalse();
    }

    @Test
    void keysActWhoseWeightsReachTheThreshold() {
        Authority authority = Authority.Weighted.sorting(3, List.of(
                new WeightedKey(ALICE, 1), new WeightedKey(BOB, 1), new WeightedKey(CAROL, 2)));
        assertThat(authority.isSatisfiedBy(ACCOUNT, signatures(ALICE, CAROL))).isTrue();
        assertThat(authority.isSatisfiedBy(ACCOUNT, signatures(ALICE, BOB))).isFalse();
        assertThat(authority.isSatisfiedBy(ACCOUNT, signatures(ALICE, BOB, CAROL))).isTrue();
    }

    @Test
    void aKeyThatWasReplacedActsNoLonger() {
        Authority rotated = Authority.Weighted.sorting(1, List.of(new WeightedKey(BOB, 1)));
        assertThat(rotated.isSatisfiedBy(ACCOUNT, signatures(ALICE))).isFalse();
        assertThat(rotated.isSatisfiedBy(ACCOUNT, signatures(BOB))).isTrue();
    }

    @Test
    void theSignatureOfAStrangerSpoilsEnoughOthers() {
        Authority authority = Authority.Weighted.sorting(1, List.of(new WeightedKey(ALICE, 1)));
        assertThat(authority.isSatisfiedBy(ACCOUNT, signatures(ALICE, BOB))).isFalse();
    }

    @Test
    void bytesThatAreNoKeyAreNotUsable() {
        byte[] identity = new byte[PublicKey.LENGTH];
        identity[0] = 1;
        Authority good = Authority.Weighted.sorting(1, List.of(new WeightedKey(ALICE, 1)));
        Authority bad = Authority.Weighted.sorting(
                1, List.of(new WeightedKey(ALICE, 1), new WeightedKey(PublicKey.of(identity), 1)));
        assertThat(good.hasOnlyUsableKeys()).isTrue();
        assertThat(bad.hasOnlyUsableKeys()).isFalse();
        assertThat(new Authority.OriginalKey().hasOnlyUsableKeys()).isTrue();
    }

    private static List<TransactionSignature> signatures(PublicKey... keys) {
        return Arrays.stream(keys)
                .map(key -> new TransactionSignature(key, Signature.of(new byte[Signature.LENGTH])))
                .toList();
    }

    private static PublicKey key(int number) {
        byte[] seed = new byte[PrivateKey.LENGTH];
        Arrays.fill(seed, (byte) number);
        return Ed25519.bouncyCastle().signer(PrivateKey.of(seed)).publicKey();
    }
}
