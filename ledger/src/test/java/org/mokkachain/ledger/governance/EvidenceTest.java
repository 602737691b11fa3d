package org.mokkachain.ledger.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What becomes of validators against whom there is evidence. */
class EvidenceTest {
    private final Assembly assembly = new Assembly(new TestNetwork(3, 2));
    private final Party alice = assembly.network.party(0);

    private Optional<String> report(PublicKey offender, int epoch) {
        return assembly.alone(alice, new ReportEvidence(offender, Bytes.of((byte) epoch)));
    }

    private PublicKey key(int operator) {
        return assembly.operator(operator).key();
    }

    @Test
    void anybodyReportsAndTheOffenderIsGoneWithTheBlock() {
        assertThat(report(key(1), 0)).isEmpty();
        assertThat(assembly.validators().members()).extracting(Validator::name)
                .containsExactly("validator-0", "validator-2", "validator-3");
        assertThat(assembly.epoch()).isEqualTo(1);
        assertThat(report(key(1), 0)).contains("already_convicted");
    }

    @Test
    void whoComesBackAnswersForWhatItSignsThenNotForWhatItSignedBefore() {
        report(key(1), 0);
        Change back = new AddValidator("validator-1", key(1), assembly.operator(1).address(), "h:1");
        assembly.propose(0, back);
        assertThat(assembly.approve(2, 1)).isEmpty();
        assertThat(assembly.epoch()).isEqualTo(2);
        assertThat(report(key(1), 0)).contains("already_convicted");
        assertThat(report(key(1), 1)).as("it was no validator then").isEmpty();
    }

    @Test
    void whatConvictsNobodyIsRefused() {
        assertThat(assembly.alone(alice, new ReportEvidence(key(1), Bytes.of((byte) 0, (byte) 0))))
                .contains("bad_evidence");
        assertThat(report(key(1), 5)).as("an epoch to come").contains("bad_evidence");
        assertThat(report(alice.key(), 0)).contains("not_a_validator");
        assertThat(assembly.validators().size()).isEqualTo(4);
    }

    @Test
    void theLastValidatorIsNotRemoved() {
        for (int i = 1; i < 4; i++) {
            assertThat(report(key(i), i - 1)).isEmpty();
        }
        assertThat(assembly.validators().size()).isEqualTo(1);
        assertThat(report(key(0), 3)).contains("last_validator");
    }

    @Test
    void anOldEpochIsForgottenAfterAHundredThousandBlocks() {
        report(key(1), 0);
        var membership = assembly.governance().membership();
        assertThat(membership.isTimely(0, 100_001)).isTrue();
        assertThat(membership.isTimely(0, 100_002)).isFalse();
        assertThat(membership.isTimely(1, 1_000_000)).as("the epoch that lasts").isTrue();
        assertThat(membership.afterEpoch(100_002).convictions()).isEqualTo(List.of());
    }
}
