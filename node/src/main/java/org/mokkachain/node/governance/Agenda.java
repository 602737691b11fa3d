package org.mokkachain.node.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.state.governance.OpenProposal;
import org.mokkachain.node.governance.Outlook.Proposed;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/**
 * The open proposals with the approvals on the chain, to which those are added that wait for a block: what the chain
 * will count, as far as one node can know. Not thread-safe.
 */
public final class Agenda {
    private final CrashModel model;
    private final ValidatorSet members;
    private final NavigableMap<Long, Item> items = new TreeMap<>();
    private long next;

    private record Item(Address proposer, Change change, Set<Address> approvals) {}

    private Agenda(CrashModel model, ValidatorSet members, long next) {
        this.model = model;
        this.members = members;
        this.next = next;
    }

    /**
     * What is proposed in {@code state}.
     *
     * @param height of the next block
     */
    public static Agenda of(CrashModel model, StateView state, long height) {
        Governance governance = Governance.in(state);
        Agenda agenda =
                new Agenda(model, governance.membership().validators(), governance.docket().next());
        for (OpenProposal open : governance.docket().openAt(height)) {
            state.get(new ProposalKey(open.number())).ifPresent(proposal -> agenda.put(open.number(), proposal));
        }
        return agenda;
    }

    private void put(long number, Proposal proposal) {
        items.put(number, new Item(proposal.proposer(), proposal.change(), new TreeSet<>(proposal.approvals())));
    }

    public ValidatorSet members() {
        return members;
    }

    /** Whether approvals of {@code account} count. */
    public boolean isOperator(Address account) {
        return members.isOperator(account);
    }

    /** Adds what a transaction that waits for a block does, if it is an operator's. */
    public void add(Transaction transaction) {
        transaction.body().operations().forEach(operation -> add(transaction.body().sender(), operation));
    }

    /** Adds what {@code sender} does. */
    public void add(Address sender, Operation operation) {
        if (!isOperator(sender)) {
            return;
        }
        if (operation instanceof ProposeChange(Change change, long _)) {
            items.put(next++, new Item(sender, change, new TreeSet<>(Set.of(sender))));
        } else if (operation instanceof ApproveChange approval) {
            Item item = items.get(approval.proposal());
            if (item != null && item.change().hash().equals(approval.change())) {
                item.approvals().add(sender);
            }
        } else if (operation instanceof WithdrawChange(long number)) {
            Item item = items.get(number);
            if (item != null && item.proposer().equals(sender)) {
                items.remove(number);
            }
        }
    }

    /** The change with this hash, if it is proposed. */
    public Optional<Change> change(Hash hash) {
        return items.values().stream().map(Item::change).filter(change -> change.hash().equals(hash)).findFirst();
    }

    /** What all of this comes to. */
    public Outlook outlook() {
        List<Proposed> passing = new ArrayList<>();
        List<Proposed> open = new ArrayList<>();
        for (Map.Entry<Long, Item> entry : items.entrySet()) {
            Proposed proposed = new Proposed(entry.getKey(), entry.getValue().change());
            (isApproved(entry.getValue()) ? passing : open).add(proposed);
        }
        return new Outlook(members, passing, open);
    }

    private boolean isApproved(Item item) {
        return members.operatedBy(item.approvals()) >= Quorum.size(model, members.size());
    }
}
