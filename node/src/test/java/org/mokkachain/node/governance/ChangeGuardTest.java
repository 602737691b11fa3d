package org.mokkachain.node.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.node.governance.Assessment.Inapplicable;
import org.mokkachain.node.governance.Assessment.Safe;
import org.mokkachain.node.governance.Assessment.Unsafe;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

class ChangeGuardTest {
    private static final long HEAD = 50_000;
    private static final Address OPERATOR = Address.of(new byte[20]);
    private static final AddValidator EVE = new AddValidator("eve", key(9), OPERATOR, "10.0.0.9:9100");

    private final ChangeGuard guard = new ChangeGuard(CrashModel.BFT);
    private final Map<PublicKey, Presence> present = new TreeMap<>();
    private final Attendance attendance = new Attendance() {
        @Override
        public long head() {
            return HEAD;
        }

        @Override
        public Presence of(PublicKey node) {
            return present.getOrDefault(node, new Presence(false, "is not connected", OptionalLong.empty()));
        }
    };

    private static PublicKey key(int i) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        bytes[0] = (byte) i;
        return PublicKey.of(bytes);
    }

    private static ValidatorSet set(int size) {
        return new ValidatorSet(IntStream.range(0, size)
                .mapToObj(i -> new Validator("validator-" + i, key(i), OPERATOR))
                .toList());
    }

    private void present(long height, int... nodes) {
        for (int node : nodes) {
            present.put(key(node), new Presence(true, "", OptionalLong.of(height)));
        }
    }

    @Test
    void aCandidateThatIsThereAndInSyncMayCome() {
        present(HEAD - 1_000, 0, 1, 2, 3, 9);
        Assessment assessment = guard.assess(EVE, set(4), attendance);
        assertThat(assessment.verdict()).isEqualTo(new Safe());
        assertThat(assessment.before()).isEqualTo(new QuorumState(4, 3, 1,
                List.of("validator-0", "validator-1", "validator-2", "validator-3"), List.of()));
        assertThat(assessment.after().quorum()).isEqualTo(4);
        assertThat(assessment.after().live()).endsWith("eve");
    }

    @Test
    void aCandidateThatIsNotThereOrFarBehindMayNot() {
        present(HEAD, 0, 1, 2, 3);
        assertThat(guard.assess(EVE, set(4), attendance).danger().orElseThrow().sentence())
                .isEqualTo("the candidate eve could not vote: it is not connected");
        present(HEAD - 1_001, 9);
        Unsafe late = guard.assess(EVE, set(4), attendance).danger().orElseThrow();
        assertThat(late.sentence()).contains("1001 blocks behind, at height 48999");
        assertThat(late.remedy()).contains("in sync");
    }

    @Test
    void aFifthValidatorIsRefusedWhileOneOfFourIsDown() {
        present(HEAD, 0, 1, 2);
        assertThat(guard.assess(EVE, set(4), attendance).danger()).isPresent();
        present(HEAD, 9);
        assertThat(guard.assess(EVE, set(4), attendance).verdict()).isEqualTo(new Safe());
        present.remove(key(1));
        Unsafe refused = guard.assess(EVE, set(4), attendance).danger().orElseThrow();
        assertThat(refused.sentence()).isEqualTo("afterwards 4 of 5 validators must vote, but only 3 could now; "
                + "missing: validator-1 (is not connected), validator-3 (is not connected)");
        assertThat(refused.remedy()).startsWith("Bring back one of the missing validators first");
    }

    @Test
    void whoeverIsGoneCanBeRemovedAndWhoeverIsNeededCannot() {
        present(HEAD, 0, 1, 2);
        assertThat(guard.assess(new RemoveValidator(key(3)), set(4), attendance).verdict()).isEqualTo(new Safe());
        present.remove(key(2));
        Unsafe refused = guard.assess(new RemoveValidator(key(0)), set(4), attendance).danger().orElseThrow();
        assertThat(refused.sentence()).contains("2 of 3 validators").contains("validator-3 (is not connected)");
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        present(HEAD, 0);
        assertThat(guard.assess(new RemoveValidator(key(0)), set(1), attendance).verdict())
                .isInstanceOf(Inapplicable.class);
        assertThat(guard.assess(new RemoveValidator(key(7)), set(2), attendance).verdict())
                .isInstanceOf(Inapplicable.class);
        AddValidator again = new AddValidator("other", key(0), OPERATOR, "10.0.0.9:9100");
        assertThat(guard.assess(again, set(1), attendance).verdict()).isInstanceOf(Inapplicable.class);
    }

    @Test
    void aParameterTouchesNoQuorum() {
        assertThat(guard.assess(new SetParameter(Parameter.MIN_FEE, 1, 0), set(4), attendance).verdict())
                .isEqualTo(new Safe());
    }
}
