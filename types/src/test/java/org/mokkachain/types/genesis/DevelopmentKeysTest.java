package org.mokkachain.types.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.value.PublicKey;

class DevelopmentKeysTest {
    @Test
    void theSameNameHasTheSameKeyForEver() {
        assertThat(DevelopmentKeys.publicKey("alice").hex())
                .isEqualTo("05122ea3201fe52dd4f673c2a0e5d98f824f85abd89f961dd452303fa9502934");
    }

    @Test
    void validatorsAndAccountsAreRecognised() {
        assertThat(DevelopmentKeys.nameOf(DevelopmentKeys.publicKey("validator-3"))).contains("validator-3");
        assertThat(DevelopmentKeys.nameOf(DevelopmentKeys.publicKey("dave"))).contains("dave");
        assertThat(DevelopmentKeys.nameOf(DevelopmentKeys.publicKey("somebody else"))).isEmpty();
    }

    @Test
    void everyOperatorHasAnotherName() {
        List<String> names = IntStream.range(0, 100).mapToObj(DevelopmentKeys::operator).toList();
        assertThat(names).doesNotHaveDuplicates().startsWith("alice", "bob", "carol", "dave", "erin");
    }

    @Test
    void theyAreAllowedOnDevelopmentNetworksOnly() {
        assertThat(DevelopmentKeys.areAllowedOn(genesis("devnet", "tmok"))).isTrue();
        assertThat(DevelopmentKeys.areAllowedOn(genesis("devnet-cft-7", "tmok"))).isTrue();
        assertThat(DevelopmentKeys.areAllowedOn(genesis("devnet", "mok"))).isFalse();
        assertThat(DevelopmentKeys.areAllowedOn(genesis("devnetwork", "tmok"))).isFalse();
        assertThat(DevelopmentKeys.areAllowedOn(genesis("consortium", "tmok"))).isFalse();
    }

    private static Genesis genesis(String network, String prefix) {
        PublicKey key = DevelopmentKeys.publicKey("validator-0");
        Validator validator = new Validator("validator-0", key, AccountAddress.of(key));
        return new Genesis(network, prefix, 0, CrashModel.BFT, Timing.LAN, Limits.DEFAULT,
                new ValidatorSet(List.of(validator)), List.of("127.0.0.1:9100"), List.of());
    }
}
