package org.mokkachain.ledger.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Four validators decide who is one. */
class ValidatorChangeTest {
    private final Assembly assembly = new Assembly(new TestNetwork(3, 2));
    private final Party eve = Party.withUsableKey(new Random(99));
    private final Change addEve = new AddValidator("eve", eve.key(), eve.address(), "10.0.0.9:9100");

    private Change remove(int validator) {
        return new RemoveValidator(assembly.validators().get(validator).key());
    }

    @Test
    void aChangePassesInTheBlockInWhichAQuorumHasApprovedIt() {
        assertThat(assembly.propose(0, addEve)).isEmpty();
        assertThat(assembly.approve(1, 1)).isEmpty();
        assertThat(assembly.proposal(1).status()).isEqualTo(Proposal.Status.OPEN);
        assertThat(assembly.validators().size()).isEqualTo(4);

        CommitBatch last = assembly.commit(List.of(
                assembly.sends(assembly.operator(2), new ApproveChange(1, addEve.hash()))));
        assertThat(last.block().header().endsEpoch()).isTrue();
        assertThat(last.nextValidators().orElseThrow().members()).last()
                .isEqualTo(new Validator("eve", eve.key(), eve.address()));
        assertThat(assembly.proposal(1).status()).isEqualTo(Proposal.Status.PASSED);
        assertThat(assembly.proposal(1).decidedAt()).isEqualTo(3);
        assertThat(assembly.governance().docket().open()).isEmpty();
        assertThat(assembly.governance().membership().epoch()).isEqualTo(1);
        assertThat(assembly.governance().membership().find(eve.key()).orElseThrow().host()).isEqualTo("10.0.0.9:9100");
        assertThat(assembly.commit(List.of()).block().header().endsEpoch()).isFalse();
    }

    @Test
    void changesThatPassInOneBlockAddUp() {
        Change removeFirst = remove(0);
        assembly.propose(0, addEve);
        assembly.approve(1, 1);
        assembly.propose(0, removeFirst);
        assembly.approve(1, 2);
        List<Receipt.Outcome> outcomes = assembly.block(
                assembly.sends(assembly.operator(2), new ApproveChange(1, addEve.hash())),
                assembly.sends(assembly.operator(2), new ApproveChange(2, removeFirst.hash())));
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Receipt.Applied);
        assertThat(assembly.validators().members()).extracting(Validator::name)
                .containsExactly("validator-1", "validator-2", "validator-3", "eve");
        assertThat(assembly.epoch()).isEqualTo(1);
    }

    @Test
    void onlyOperatorsOfTheValidatorsInChargeDecide() {
        Party stranger = assembly.network.party(0);
        assertThat(assembly.alone(stranger, new ProposeChange(addEve, 0))).contains("not_an_operator");
        assembly.propose(0, addEve);
        assertThat(assembly.alone(stranger, new ApproveChange(1, addEve.hash()))).contains("not_an_operator");
        assembly.decide(remove(3));
        assertThat(assembly.approve(3, 1)).contains("not_an_operator");
        assertThat(assembly.proposal(1).approvals()).containsExactly(assembly.operator(0).address());
    }

    @Test
    void whoIsRemovedNoLongerCountsAndTheQuorumIsThatOfTheNewSet() {
        assembly.propose(3, addEve);
        assembly.decide(remove(3));
        assertThat(assembly.approve(0, 1)).isEmpty();
        assertThat(assembly.proposal(1).status()).as("of three validators two decide; one has left")
                .isEqualTo(Proposal.Status.OPEN);
        assertThat(assembly.approve(1, 1)).isEmpty();
        assertThat(assembly.proposal(1).status()).isEqualTo(Proposal.Status.PASSED);
    }

    @Test
    void approvalsNameTheChangeAndCountOnce() {
        assembly.propose(0, addEve);
        assertThat(assembly.alone(assembly.operator(1), new ApproveChange(1, Hash.ZERO))).contains("change_mismatch");
        assertThat(assembly.alone(assembly.operator(1), new ApproveChange(2, addEve.hash())))
                .contains("unknown_proposal");
        assertThat(assembly.approve(0, 1)).contains("already_approved");
        assertThat(assembly.approve(1, 1)).isEmpty();
        assertThat(assembly.approve(1, 1)).contains("already_approved");
        assertThat(assembly.approve(2, 1)).isEmpty();
        assertThat(assembly.approve(3, 1)).contains("proposal_closed");
    }

    @Test
    void aProposalExpires() {
        assertThat(assembly.alone(assembly.operator(0), new ProposeChange(addEve, 10))).isEmpty();
        assembly.approve(1, 1);
        while (assembly.height() < 11) {
            assembly.commit(List.of());
        }
        assertThat(assembly.proposal(1).isOpenAt(11)).isTrue();
        assertThat(assembly.approve(2, 1)).contains("proposal_closed");
        assertThat(assembly.governance().docket().openAt(assembly.height())).isEmpty();
    }

    @Test
    void theProposerWithdrawsAndNobodyElse() {
        assembly.propose(0, addEve);
        assertThat(assembly.alone(assembly.operator(1), new WithdrawChange(1))).contains("not_the_proposer");
        assertThat(assembly.alone(assembly.operator(0), new WithdrawChange(1))).isEmpty();
        assertThat(assembly.approve(1, 1)).contains("proposal_closed");
        assertThat(assembly.alone(assembly.operator(0), new WithdrawChange(1))).contains("proposal_closed");
        assertThat(assembly.alone(assembly.operator(0), new WithdrawChange(7))).contains("unknown_proposal");
    }

    @Test
    void whatCannotBeDoneCannotBeProposed() {
        Validator first = assembly.validators().get(0);
        for (Change impossible : List.of(
                new AddValidator("other", first.key(), eve.address(), "10.0.0.9:9100"),
                new AddValidator(first.name(), eve.key(), eve.address(), "10.0.0.9:9100"),
                new AddValidator("nobody", PublicKey.of(new byte[32]), eve.address(), "10.0.0.9:9100"),
                new RemoveValidator(eve.key()))) {
            assertThat(assembly.propose(0, impossible)).as("%s", impossible).contains("change_not_applicable");
        }
    }

    @Test
    void whatHasBecomeImpossibleDoesNotPass() {
        Change again = new AddValidator("eve", assembly.network.party(0).key(), eve.address(), "10.0.0.9:9100");
        assertThat(assembly.propose(0, addEve)).isEmpty();
        assertThat(assembly.propose(1, addEve)).isEmpty();
        assembly.approve(1, 1);
        assembly.approve(2, 1);
        assembly.approve(0, 2);
        assembly.approve(2, 2);
        assertThat(assembly.approve(3, 2)).contains("change_not_applicable");
        assertThat(assembly.proposal(2).status()).isEqualTo(Proposal.Status.OPEN);
        assertThat(assembly.propose(0, again)).contains("change_not_applicable");
    }

    @Test
    void theLastValidatorStays() {
        assembly.decide(remove(3));
        assembly.propose(0, remove(2));
        assembly.approve(1, 2);
        Change removeFirst = remove(0);
        assembly.propose(0, removeFirst);
        assembly.approve(1, 3);
        assertThat(assembly.validators().members()).extracting(Validator::name).containsExactly("validator-1");
        assertThat(assembly.propose(1, remove(0))).contains("last_validator");
        Change add = new AddValidator("back", assembly.operator(0).key(), assembly.operator(0).address(), "h:1");
        assertThat(assembly.propose(1, add)).as("one validator decides alone").isEmpty();
        assertThat(assembly.validators().size()).isEqualTo(2);
    }

    @Test
    void nobodyOpensMoreProposalsThanThereMayBe() {
        List<Change> changes = IntStream.range(0, 17)
                .<Change>mapToObj(i -> new AddValidator("v" + i, eve.key(), eve.address(), "10.0.0.9:9100"))
                .toList();
        changes.subList(0, 16).forEach(change -> assertThat(assembly.propose(0, change)).isEmpty());
        assertThat(assembly.propose(0, changes.getLast())).contains("too_many_proposals");
        assertThat(assembly.propose(1, changes.getLast())).isEmpty();
        assembly.alone(assembly.operator(0), new WithdrawChange(1));
        assertThat(assembly.propose(0, changes.getFirst())).isEmpty();
    }

    @Test
    void aTransactionThatFailsDecidesNothing() {
        assembly.propose(0, addEve);
        assembly.approve(1, 1);
        Party operator = assembly.operator(2);
        var body = assembly.sends(operator, new ApproveChange(1, addEve.hash())).body();
        var both = new TransactionBody(body.chainId(), body.sender(), body.nonce(),
                body.fee(), body.validUntil(),
                List.of(body.operations().getFirst(), new WithdrawChange(1)));
        assertThat(assembly.block(operator.sign(both)).getFirst()).isEqualTo(new Receipt.Failed(1, "not_the_proposer"));
        assertThat(assembly.validators().size()).isEqualTo(4);
        assertThat(assembly.proposal(1).status()).isEqualTo(Proposal.Status.OPEN);
    }
}
