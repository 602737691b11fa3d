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
import org.mokkachain.node.governance.Outlook.Proposed;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

class ChangeGuardTest {
    private static final long HEAD = 50_000;
    private static final Address OPERATOR = Address.of(new byte[20]);
    private static final AddValidator EVE = new AddValidator("eve", key(9), OPERATOR, "10.0.0.9:9100");

    private static final Safe GOES_ON = new Safe("a quorum could vote afterwards");

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
        Assessment assessment = guard.assess(EVE, Outlook.of(set(4)), attendance);
        assertThat(assessment.verdict()).isEqualTo(GOES_ON);
        assertThat(assessment.before()).isEqualTo(new QuorumState(4, 3, 1,
                List.of("validator-0", "validator-1", "validator-2", "validator-3"), List.of()));
        assertThat(assessment.after().quorum()).isEqualTo(4);
        assertThat(assessment.after().live()).endsWith("eve");
    }

    @Test
    void aCandidateThatIsNotThereOrFarBehindMayNot() {
        present(HEAD, 0, 1, 2, 3);
        assertThat(guard.assess(EVE, Outlook.of(set(4)), attendance).danger().orElseThrow().sentence())
                .isEqualTo("the candidate eve could not vote: it is not connected");
        present(HEAD - 1_001, 9);
        Unsafe late = guard.assess(EVE, Outlook.of(set(4)), attendance).danger().orElseThrow();
        assertThat(late.sentence()).contains("1001 blocks behind, at height 48999");
        assertThat(late.remedy()).contains("in sync");
    }

    @Test
    void aFifthValidatorIsRefusedWhileOneOfFourIsDown() {
        present(HEAD, 0, 1, 2);
        assertThat(guard.assess(EVE, Outlook.of(set(4)), attendance).danger()).isPresent();
        present(HEAD, 9);
        assertThat(guard.assess(EVE, Outlook.of(set(4)), attendance).verdict()).isEqualTo(GOES_ON);
        present.remove(key(1));
        Unsafe refused = guard.assess(EVE, Outlook.of(set(4)), attendance).danger().orElseThrow();
        assertThat(refused.sentence()).isEqualTo("afterwards 4 of 5 validators must vote, but only 3 could now; "
                + "missing: validator-1 (is not connected), validator-3 (is not connected)");
        assertThat(refused.remedy()).startsWith("Bring back one of the missing validators first");
    }

    @Test
    void whoeverIsGoneCanBeRemovedAndWhoeverIsNeededCannot() {
        present(HEAD, 0, 1, 2);
        assertThat(guard.assess(new RemoveValidator(key(3)), Outlook.of(set(4)), attendance).verdict())
                .isEqualTo(GOES_ON);
        present.remove(key(2));
        Unsafe refused = guard.assess(new RemoveValidator(key(0)), Outlook.of(set(4)), attendance)
                .danger()
                .orElseThrow();
        assertThat(refused.sentence()).contains("2 of 3 validators").contains("validator-3 (is not connected)");
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        present(HEAD, 0);
        assertThat(guard.assess(new RemoveValidator(key(0)), Outlook.of(set(1)), attendance).verdict())
                .isInstanceOf(Inapplicable.class);
        assertThat(guard.assess(new RemoveValidator(key(7)), Outlook.of(set(2)), attendance).verdict())
                .isInstanceOf(Inapplicable.class);
        assertThat(guard.assess(new SetParameter(Parameter.MIN_FEE, 1, HEAD), Outlook.of(set(4)), attendance).verdict())
                .isEqualTo(new Inapplicable("height 50000 is past: the last block is 50000",
                        "Name a later height, or none: then it holds as soon as it passes"));
        AddValidator again = new AddValidator("other", key(0), OPERATOR, "10.0.0.9:9100");
        assertThat(guard.assess(again, Outlook.of(set(1)), attendance).verdict()).isInstanceOf(Inapplicable.class);
    }

    @Test
    void whatTouchesNoQuorumIsSafe() {
        assertThat(guard.assess(new SetParameter(Parameter.MIN_FEE, 1, 0), Outlook.of(set(4)), attendance).verdict())
                .isEqualTo(new Safe("the validators stay as they are"));
        assertThat(denial(new NodeSubject(key(9)))).isEqualTo(new Safe("the validators stay as they are"));
    }

    @Test
    void thatADenialSparesAValidatorIsSaid() {
        assertThat(denial(new NodeSubject(key(2)))).isEqualTo(
                new Safe("the validators stay; validator-2 may connect all the same while it is a validator"));
        assertThat(denial(new AccountSubject(OPERATOR))).isEqualTo(
                new Safe("the validators stay; this account may send all the same while it operates validator-0"));
    }

    private Assessment.Verdict denial(Subject subject) {
        return guard.assess(new SetPermission(subject, Permission.DENIED), Outlook.of(set(4)), attendance).verdict();
    }

    @Test
    void twoRemovalsThatAreSafeAloneAreRefusedTogether() {
        present(HEAD, 0, 1, 2);
        Outlook passing = new Outlook(set(4), List.of(removal(7, 0)), List.of());
        Assessment assessment = guard.assess(new RemoveValidator(key(1)), passing, attendance);
        assertThat(assessment.before().quorum()).isEqualTo(3);
        assertThat(assessment.after()).isEqualTo(new QuorumState(2, 2, 0, List.of("validator-2"),
                List.of(new QuorumState.Missing("validator-3", "is not connected"))));
        Unsafe refused = assessment.danger().orElseThrow();
        assertThat(refused.sentence()).isEqualTo("together with proposal 7, which passes with the approvals under way: "
                + "afterwards 2 of 2 validators must vote, but only 1 could now; "
                + "missing: validator-3 (is not connected)");
        assertThat(refused.remedy()).startsWith("Wait until that has passed");
    }

    @Test
    void whatIsOnlyProposedIsAWarning() {
        present(HEAD, 0, 1, 2);
        Outlook open = new Outlook(set(4), List.of(), List.of(removal(7, 0), removal(8, 3)));
        assertThat(guard.assess(new RemoveValidator(key(1)), open, attendance).verdict()).isEqualTo(
                new Safe("a quorum could vote afterwards, but not any more if proposal 7 passed, too"));
        present(HEAD, 3);
        Outlook three = new Outlook(set(4), List.of(), List.of(removal(7, 0), removal(8, 2)));
        assertThat(guard.assess(new RemoveValidator(key(1)), three, attendance).verdict()).isEqualTo(GOES_ON);
        present.remove(key(3));
        Outlook five = new Outlook(set(5), List.of(), List.of(removal(7, 0), removal(8, 2)));
        present(HEAD, 4);
        assertThat(guard.assess(new RemoveValidator(key(1)), five, attendance).verdict()).isEqualTo(
                new Safe("a quorum could vote afterwards, but not any more if all that is proposed passed, too"));
    }

    @Test
    void theSameChangeProposedTwiceCountsOnce() {
        present(HEAD, 0, 1, 2, 3);
        present.remove(key(3));
        Outlook twice = new Outlook(set(4), List.of(removal(7, 0)), List.of(removal(8, 0)));
        assertThat(guard.assess(new RemoveValidator(key(0)), twice, attendance).verdict()).isEqualTo(GOES_ON);
    }

    @Test
    void aChangeIsJudgedAloneTooForTheOthersMayNotPass() {
        present(HEAD, 0, 1, 9);
        Outlook passing = new Outlook(set(3), List.of(new Proposed(7, EVE)), List.of());
        assertThat(guard.assess(new RemoveValidator(key(2)), passing, attendance).verdict()).isEqualTo(GOES_ON);
        assertThat(guard.assess(new RemoveValidator(key(1)), passing, attendance).danger().orElseThrow().sentence())
                .startsWith("afterwards 2 of 2 validators must vote");
    }

    private static Proposed removal(long number, int validator) {
        return new Proposed(number, new RemoveValidator(key(validator)));
    }
}
