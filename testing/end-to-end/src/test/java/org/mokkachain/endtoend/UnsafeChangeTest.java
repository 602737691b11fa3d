package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Operators;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.value.PublicKey;

/** One of four validators is stopped; what would cost the others their quorum is refused, what helps is not. */
class UnsafeChangeTest {
    private Devnet devnet;
    private Operators operators;

    @Test
    void aChangeThatWouldLoseTheLiveQuorumIsRefused() throws MokkaClientException {
        try (Devnet started = Devnet.start("UnsafeChangeTest")) {
            devnet = started;
            operators = new Operators(devnet, Network.of(devnet.client(0)));
            RemoveValidator first = removal(0);
            RemoveValidator second = removal(1);
            RemoveValidator third = removal(2);
            RemoveValidator stopped = removal(3);
            devnet.kill(3);
            Waiting.until("the others see that one is missing", () ->
                    operators.dryRun(2, first).before().missing().size() == 1 && devnet.status(2).liveness().ok());

            long one = operators.decide(first, 0, 1);
            long two = operators.decide(second, 1, 0);
            twoThatAreSafeAloneAreRefusedTogether(one, first, two, second);
            operators.approves(2, one, first);
            awaitValidators(3);
            theStateAtTheApprovalCounts(two, second);
            requireUnsafe(2, new ProposeChange(third, 0), "afterwards 2 of 2 validators must vote, but only 1 could");

            operators.decide(stopped, 1, 2);
            awaitValidators(2);
            operators.approves(2, two, second);
            awaitValidators(1);
            operators.applies(2, Operators.of(0), Person.transfer(Operators.of(1), 1));
            assertThat(devnet.client(2).block("latest").certificate().orElseThrow().signers())
                    .containsExactly("validator-2");
        }
    }

    private RemoveValidator removal(int validator) throws MokkaClientException {
        return new RemoveValidator(PublicKey.fromHex(devnet.client(0).validators().get(validator).publicKey()));
    }

    private void twoThatAreSafeAloneAreRefusedTogether(
            long one, RemoveValidator first, long two, RemoveValidator second) throws MokkaClientException {
        DryRun run = operators.dryRun(2, second);
        assertThat(run.verdict()).isEqualTo("safe");
        assertThat(run.sentence()).isEqualTo(
                "a quorum could vote afterwards, but not any more if proposal " + one + " passed, too");
        assertThat(run.before().quorum()).isEqualTo(3);
        assertThat(run.before().toleratedFaults()).isEqualTo(1);
        assertThat(run.after().quorum()).isEqualTo(2);
        assertThat(run.after().toleratedFaults()).isZero();
        Operation[] both = {new ApproveChange(one, first.hash()), new ApproveChange(two, second.hash())};
        requireUnsafe(2, both, "together with proposal " + one + ", which passes with the approvals under way");
    }

    private void theStateAtTheApprovalCounts(long two, RemoveValidator second) throws MokkaClientException {
        Waiting.until("who was removed is no validator here", () -> !devnet.status(2).role().isEmpty()
                && operators.dryRun(2, second).before().validators() == 3);
        DryRun run = devnet.client(2).dryRun(two);
        assertThat(run.verdict()).isEqualTo("unsafe");
        assertThat(run.before().missing()).extracting(DryRun.Absent::name).containsExactly("validator-3");
        assertThat(run.after().validators()).isEqualTo(2);
        requireUnsafe(2, new ApproveChange(two, second.hash()), "validator-3 (is not connected");
    }

    private void requireUnsafe(int operator, Operation operation, String detail) throws MokkaClientException {
        requireUnsafe(operator, new Operation[] {operation}, detail);
    }

    private void requireUnsafe(int operator, Operation[] operations, String detail) throws MokkaClientException {
        assertThatThrownBy(() -> operators.sends(operator, Operators.of(operator), operations))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("unsafe_change");
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().detail()).contains(detail);
                    assertThat(refused.problem().remedy()).isNotBlank();
                    System.out.println("refused: " + refused.problem().detail() + " " + refused.problem().remedy());
                });
    }

    private void awaitValidators(int count) {
        Waiting.until("there are " + count + " validators", () -> devnet.client(1).validators().size() == count
                && devnet.client(2).validators().size() == count);
    }
}
