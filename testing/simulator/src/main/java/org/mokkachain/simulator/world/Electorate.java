package org.mokkachain.simulator.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.state.governance.OpenProposal;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Address;

/**
 * The operators of validators: one ballot after another, the first validator's operator proposes, enough others
 * approve, each with one transaction. Who is a validator they read from the chain; if that changes between, a ballot
 * may come to nothing.
 */
final class Electorate implements Sender {
    /** What operators are asked for. */
    private sealed interface Ballot {
        /** These machines and nobody else are to be validators. */
        record Members(List<Integer> wanted) implements Ballot {}

        /** Any other change, which its proposer may think better of. */
        record Motion(Change change, boolean withdrawn) implements Ballot {}
    }

    private final Setting setting;
    private final BiConsumer<Sender, Transaction> post;
    private final Supplier<StateView> latest;
    private final List<Purse> purses = new ArrayList<>();
    private final Deque<Ballot> ballots = new ArrayDeque<>();
    private Optional<Ballot> open = Optional.empty();
    private boolean proposed;
    private int votesToCome;

    /** @param latest the newest state that some honest node has */
    Electorate(Setting setting, BiConsumer<Sender, Transaction> post, Supplier<StateView> latest) {
        this.setting = setting;
        this.post = post;
        this.latest = latest;
        for (Signer machine : setting.machines()) {
            purses.add(new Purse(setting.genesis().hash(), machine));
        }
    }

    /** The validators become these machines, after whatever was asked for before. */
    void elect(List<Integer> members) {
        ask(new Ballot.Members(members));
    }

    /** The change is proposed, and then withdrawn or approved. */
    void move(Change change, boolean withdrawn) {
        ask(new Ballot.Motion(change, withdrawn));
    }

    private void ask(Ballot ballot) {
        ballots.add(ballot);
        if (open.isEmpty()) {
            openNext();
        }
    }

    private void openNext() {
        open = Optional.empty();
        while (open.isEmpty() && !ballots.isEmpty()) {
            Ballot ballot = ballots.remove();
            StateView state = latest.get();
            List<Change> changes = changes(ballot, state);
            if (!changes.isEmpty()) {
                open = Optional.of(ballot);
                proposed = false;
                List<Operation> proposals =
                        changes.stream().<Operation>map(change -> new ProposeChange(change, 0)).toList();
                send(List.of(purse(validators(state).get(0).operator()).sign(proposals)));
            }
        }
    }

    private static ValidatorSet validators(StateView state) {
        return Governance.in(state).membership().validators();
    }

    private List<Change> changes(Ballot ballot, StateView state) {
        return switch (ballot) {
            case Ballot.Motion(Change change, boolean withdrawn) -> List.of(change);
            case Ballot.Members(List<Integer> wanted) -> changes(wanted, validators(state));
        };
    }

    /** Who stays keeps its place in the order, who is new comes last. */
    private List<Change> changes(List<Integer> wanted, ValidatorSet present) {
        List<Change> changes = new ArrayList<>();
        List<Validator> after = wanted.stream().map(setting::member).toList();
        for (Validator member : after) {
            if (!present.members().contains(member)) {
                changes.add(new AddValidator(member.name(), member.key(), member.operator(), member.name() + ":1"));
            }
        }
        for (Validator member : present.members()) {
            if (!after.contains(member)) {
                changes.add(new RemoveValidator(member.key()));
            }
        }
        return changes;
    }

    private void send(List<Transaction> transactions) {
        votesToCome = transactions.size();
        transactions.forEach(transaction -> post.accept(this, transaction));
    }

    @Override
    public void isFinal(Transaction transaction, Receipt receipt, StateView state) {
        votesToCome--;
        if (votesToCome > 0) {
            return;
        }
        if (!proposed && receipt.applied()) {
            proposed = true;
            send(answers(transaction, state));
        }
        if (votesToCome == 0) {
            openNext();
        }
    }

    /** What follows the proposals of a transaction. */
    private List<Transaction> answers(Transaction proposals, StateView state) {
        Address proposer = proposals.body().sender();
        List<Long> numbers = new ArrayList<>();
        List<Operation> approvals = new ArrayList<>();
        for (OpenProposal each : Governance.in(state).docket().open()) {
            Proposal proposal = state.get(new ProposalKey(each.number())).orElseThrow();
            // What is still open of a ballot that came to nothing has other numbers below.
            if (proposals.body().operations().contains(new ProposeChange(proposal.change(), 0))) {
                numbers.add(each.number());
                approvals.add(new ApproveChange(each.number(), proposal.change().hash()));
            }
        }
        int mine = Math.min(numbers.size(), proposals.body().operations().size());
        List<Operation> latest = approvals.subList(approvals.size() - mine, approvals.size());
        if (latest.isEmpty()) {
            return List.of();
        }
        if (open.orElseThrow() instanceof Ballot.Motion motion && motion.withdrawn()) {
            return List.of(purse(proposer).sign(List.of(new WithdrawChange(numbers.getLast()))));
        }
        List<Validator> members = validators(state).members();
        return members.stream()
                .filter(member -> !member.operator().equals(proposer))
                .limit(Quorum.size(setting.scenario().model(), members.size()) - 1L)
                .map(member -> purse(member.operator()).sign(latest))
                .toList();
    }

    private Purse purse(Address address) {
        return purses.stream().filter(purse -> purse.address().equals(address)).findFirst().orElseThrow();
    }
}
