package org.mokkachain.node.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.state.governance.Docket;
import org.mokkachain.node.governance.Outlook.Proposed;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Four validators with an operator each; the first has proposed to remove the last. */
class AgendaTest {
    private static final long HEIGHT = 20;
    private static final Change FIRST = new RemoveValidator(key(3));
    private static final Change SECOND = new RemoveValidator(key(2));

    private final Map<StateKey<?>, StateValue> state = new LinkedHashMap<>();

    private static PublicKey key(int i) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        bytes[0] = (byte) i;
        return PublicKey.of(bytes);
    }

    private static Address operator(int i) {
        byte[] bytes = new byte[Address.LENGTH];
        bytes[0] = (byte) i;
        return Address.of(bytes);
    }

    @BeforeEach
    void proposeTheFirst() {
        begin(operator(0), operator(1), operator(2), operator(3));
    }

    private void begin(Address... operators) {
        ValidatorSet validators = new ValidatorSet(IntStream.range(0, operators.length)
                .mapToObj(i -> new Validator("validator-" + i, key(i), operators[i]))
                .toList());
        Governance none = Governance.of(new Genesis("test", "tmok", 1_000, CrashModel.BFT, Timing.LAN, Limits.DEFAULT,
                validators, validators.members().stream().map(v -> "10.0.0.1:9100").toList(), List.of()));
        Docket docket = Docket.EMPTY.opened(operators[0], HEIGHT, 1);
        state.put(new GovernanceKey(), new Governance(none.parameters(), none.membership(), docket, 0));
        state.put(new ProposalKey(1),
                new Proposal(operators[0], FIRST, 1, HEIGHT, List.of(operators[0]), Proposal.Status.OPEN, 0));
    }

    private Agenda agenda(long height) {
        return Agenda.of(CrashModel.BFT, new StateView() {
            @Override
            @SuppressWarnings("unchecked") // what was put under a key is of its kind
            public <V extends StateValue> Optional<V> get(StateKey<V> key) {
                return Optional.ofNullable((V) state.get(key));
            }
        }, height);
    }

    @Test
    void approvalsThatWaitCountBesideThoseOnTheChain() {
        Agenda agenda = agenda(HEIGHT);
        assertThat(agenda.outlook().open()).containsExactly(new Proposed(1, FIRST));
        agenda.add(operator(1), new ApproveChange(1, FIRST.hash()));
        agenda.add(operator(1), new ApproveChange(1, FIRST.hash()));
        assertThat(agenda.outlook().passing()).as("an approval counts once").isEmpty();
        agenda.add(operator(2), new ApproveChange(1, FIRST.hash()));
        assertThat(agenda.outlook().passing()).containsExactly(new Proposed(1, FIRST));
        assertThat(agenda.outlook().open()).isEmpty();
    }

    @Test
    void whatTheChainWouldNotCountDoesNotCount() {
        Agenda agenda = agenda(HEIGHT);
        agenda.add(operator(1), new ApproveChange(1, Hash.ZERO));
        agenda.add(operator(1), new ApproveChange(2, FIRST.hash()));
        agenda.add(operator(9), new ApproveChange(1, FIRST.hash()));
        agenda.add(operator(9), new ProposeChange(SECOND, 0));
        agenda.add(operator(2), new ApproveChange(1, FIRST.hash()));
        assertThat(agenda.outlook()).isEqualTo(
                new Outlook(agenda.members(), List.of(), List.of(new Proposed(1, FIRST))));
        assertThat(agenda.isOperator(operator(9))).isFalse();
    }

    @Test
    void aProposalThatWaitsCanBeApprovedAndWithdrawn() {
        Agenda agenda = agenda(HEIGHT);
        agenda.add(operator(1), new ProposeChange(SECOND, 0));
        agenda.add(operator(2), new ApproveChange(2, SECOND.hash()));
        agenda.add(operator(3), new ApproveChange(2, SECOND.hash()));
        assertThat(agenda.outlook().passing()).containsExactly(new Proposed(2, SECOND));
        assertThat(agenda.change(SECOND.hash())).contains(SECOND);
        agenda.add(operator(0), new WithdrawChange(2));
        assertThat(agenda.outlook().passing()).as("only its proposer withdraws it").hasSize(1);
        agenda.add(operator(1), new WithdrawChange(2));
        assertThat(agenda.outlook().passing()).isEmpty();
        assertThat(agenda.change(SECOND.hash())).isEmpty();
    }

    @Test
    void whatHasExpiredIsNoLongerThere() {
        assertThat(agenda(HEIGHT + 1).outlook().open()).isEmpty();
    }

    @Test
    void anApprovalCountsForEveryValidatorOfTheAccount() {
        begin(operator(0), operator(1), operator(1), operator(2));
        Agenda agenda = agenda(HEIGHT);
        agenda.add(operator(1), new ApproveChange(1, FIRST.hash()));
        assertThat(agenda.outlook().passing()).hasSize(1);
        begin(operator(0), operator(0), operator(0), operator(2));
        assertThat(agenda(HEIGHT).outlook().passing()).as("it decides alone").hasSize(1);
    }
}
