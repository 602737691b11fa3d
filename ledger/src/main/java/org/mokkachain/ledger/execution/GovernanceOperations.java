package org.mokkachain.ledger.execution;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.governance.Docket;
import org.mokkachain.ledger.state.governance.Membership;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Address;

/**
 * Operators of the epoch's validators decide: a change passes in the block in which a quorum of these validators has
 * approved it by their operators. Changes that pass in one block add up, in order.
 */
final class GovernanceOperations {
    private final Workspace workspace;
    private final BlockContext context;
    private final Address sender;

    GovernanceOperations(Workspace workspace, BlockContext context, Address sender) {
        this.workspace = workspace;
        this.context = context;
        this.sender = sender;
    }

    Optional<FailureCode> propose(ProposeChange operation) {
        if (!isOperator()) {
            return Optional.of(FailureCode.NOT_AN_OPERATOR);
        }
        Governance governance = governance();
        Optional<FailureCode> inapplicable = fault(operation.change(), governance);
        if (inapplicable.isPresent()) {
            return inapplicable;
        }
        long height = context.height();
        if (!governance.docket().hasRoom(sender, height)) {
            return Optional.of(FailureCode.TOO_MANY_PROPOSALS);
        }
        long lifetime = operation.lifetime() == 0
                ? governance.parametersAt(height).proposalLifetime()
                : operation.lifetime();
        long expiresAt = Math.addExact(height, lifetime);
        long number = governance.docket().next();
        workspace.put(new GovernanceKey(),
                governance.with(governance.docket().opened(sender, expiresAt, height)));
        Proposal proposal = new Proposal(
                sender, operation.change(), height, expiresAt, List.of(sender), Proposal.Status.OPEN, 0);
        return settle(number, proposal);
    }

    Optional<FailureCode> approve(ApproveChange operation) {
        if (!isOperator()) {
            return Optional.of(FailureCode.NOT_AN_OPERATOR);
        }
        Optional<Proposal> found = workspace.get(new ProposalKey(operation.proposal()));
        if (found.isEmpty()) {
            return Optional.of(FailureCode.UNKNOWN_PROPOSAL);
        }
        Proposal proposal = found.get();
        if (!proposal.change().hash().equals(operation.change())) {
            return Optional.of(FailureCode.CHANGE_MISMATCH);
        }
        if (!proposal.isOpenAt(context.height())) {
            return Optional.of(FailureCode.PROPOSAL_CLOSED);
        }
        if (proposal.approvals().contains(sender)) {
            return Optional.of(FailureCode.ALREADY_APPROVED);
        }
        return settle(operation.proposal(), proposal.approvedBy(sender, context.validators()));
    }

    Optional<FailureCode> withdraw(WithdrawChange operation) {
        Optional<Proposal> found = workspace.get(new ProposalKey(operation.proposal()));
        if (found.isEmpty()) {
            return Optional.of(FailureCode.UNKNOWN_PROPOSAL);
        }
        if (!found.get().proposer().equals(sender)) {
            return Optional.of(FailureCode.NOT_THE_PROPOSER);
        }
        if (!found.get().isOpenAt(context.height())) {
            return Optional.of(FailureCode.PROPOSAL_CLOSED);
        }
        close(operation.proposal(), found.get(), Proposal.Status.WITHDRAWN);
        return Optional.empty();
    }

    /** Keeps the proposal, and carries it out if it has a quorum. */
    private Optional<FailureCode> settle(long number, Proposal proposal) {
        ValidatorSet validators = context.validators();
        if (proposal.approvalsAmong(validators) < Quorum.size(context.constitution().crashModel(), validators.size())) {
            workspace.put(new ProposalKey(number), proposal);
            return Optional.empty();
        }
        Optional<FailureCode> inapplicable = fault(proposal.change(), governance());
        if (inapplicable.isEmpty()) {
            close(number, proposal, Proposal.Status.PASSED);
            carryOut(proposal.change());
        }
        return inapplicable;
    }

    private void close(long number, Proposal proposal, Proposal.Status status) {
        Governance governance = governance();
        Docket docket = governance.docket().closed(number);
        workspace.put(new GovernanceKey(), governance.with(docket));
        workspace.put(new ProposalKey(number), proposal.decided(status, context.height()));
    }

    /** Why the change cannot be made as things are, if it cannot. */
    private Optional<FailureCode> fault(Change change, Governance governance) {
        Membership membership = governance.membership();
        return switch (change) {
            case AddValidator add -> unless(membership.canAdd(add) && context.constitution().keys().test(add.key()));
            case RemoveValidator(var key) when membership.find(key).isEmpty() -> unless(false);
            case RemoveValidator _ when membership.members().size() == 1 -> Optional.of(FailureCode.LAST_VALIDATOR);
            case RemoveValidator _ -> Optional.empty();
            case SetPermission _ -> Optional.empty();
            case SetParameter set -> unless(isInFuture(set)
                    && governance.parameters().hasRoom(context.height()));
        };
    }

    private boolean isInFuture(SetParameter set) {
        return set.activationHeight() == 0 || set.activationHeight() > context.height();
    }

    private static Optional<FailureCode> unless(boolean applicable) {
        return applicable ? Optional.empty() : Optional.of(FailureCode.CHANGE_NOT_APPLICABLE);
    }

    private void carryOut(Change change) {
        Governance governance = governance();
        Membership membership = governance.membership();
        switch (change) {
            case AddValidator add -> put(governance.with(membership.with(add)));
            case RemoveValidator(var key) -> put(governance.with(membership.without(key)));
            case SetPermission permission -> Permissions.set(workspace, permission);
            case SetParameter set -> put(governance.with(governance.parameters().after(set, context.height())));
        }
    }

    private void put(Governance governance) {
        workspace.put(new GovernanceKey(), governance);
    }

    private Governance governance() {
        return Governance.in(workspace);
    }

    private boolean isOperator() {
        return context.validators().isOperator(sender);
    }
}
