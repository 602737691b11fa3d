package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.crypto.HostileSignatures.Attempt;

/** Provider against provider, and both against the rule. */
class ProviderAgreementTest {
    private static final long SEED = 8032;

    @Test
    void providersAgreeOnTwentyThousandRandomAndMutatedSignatures() {
        assumeThat(Ed25519.nativeProvider()).as("native provider").isPresent();
        SignatureScheme nativeOne = Ed25519.nativeProvider().orElseThrow();
        HostileSignatures source = new HostileSignatures(SEED);
        Map<String, Integer> accepted = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            Attempt attempt = source.mutated();
            boolean verdict = attempt.accepted(nativeOne);
            assertThat(attempt.accepted(Ed25519.bouncyCastle())).as("%d: %s", i, attempt).isEqualTo(verdict);
            if (i % 50 == 0) {
                assertThat(attempt.acceptedByTheRule()).as("%d: %s", i, attempt).isEqualTo(verdict);
            }
            accepted.merge(attempt.kind(), verdict ? 1 : 0, Integer::sum);
        }
        assertThat(accepted).hasSize(10);
        accepted.forEach((kind, count) -> {
            boolean untouched = kind.equals("mutation 8") || kind.equals("mutation 9");
            assertThat(count).as("seed %d, %s", SEED, kind).matches(n -> untouched ? n > 1_500 : n == 0);
        });
    }

    @Test
    void everyProviderDecidesCraftedTorsionByTheRule() {
        HostileSignatures source = new HostileSignatures(SEED + 1);
        int accepted = 0;
        for (int i = 0; i < 600; i++) {
            Attempt attempt = source.crafted();
            boolean verdict = attempt.acceptedByTheRule();
            for (SignatureScheme scheme : Providers.all()) {
                assertThat(attempt.accepted(scheme))
                        .as("seed %d, %d on %s: %s", SEED + 1, i, scheme.name(), attempt)
                        .isEqualTo(verdict);
            }
            accepted += verdict ? 1 : 0;
        }
        assertThat(accepted).isBetween(100, 300);
    }
}
