package org.mokkachain.ledger.execution;

import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.governance.Membership;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.ReportEvidence;

/** Anybody may report a validator that contradicted itself; it is removed with the end of the block. */
final class EvidenceOperations {
    private final Workspace workspace;
    private final BlockContext context;

    EvidenceOperations(Workspace workspace, BlockContext context) {
        this.workspace = workspace;
        this.context = context;
    }

    Optional<FailureCode> report(ReportEvidence report) {
        Governance governance = Governance.in(workspace);
        Membership membership = governance.membership();
        if (membership.find(report.offender()).isEmpty()) {
            boolean convicted = membership.hasAtoned(report.offender(), 0);
            return Optional.of(convicted ? FailureCode.ALREADY_CONVICTED : FailureCode.NOT_A_VALIDATOR);
        }
        EvidenceJudge judge = context.constitution().judge();
        OptionalLong epoch = judge.convictedEpoch(context.chainId(), report.offender(), report.evidence());
        if (epoch.isEmpty() || !membership.isTimely(epoch.getAsLong(), context.height())) {
            return Optional.of(FailureCode.BAD_EVIDENCE);
        }
        if (membership.hasAtoned(report.offender(), epoch.getAsLong())) {
            return Optional.of(FailureCode.ALREADY_CONVICTED);
        }
        if (membership.members().size() == 1) {
            return Optional.of(FailureCode.LAST_VALIDATOR);
        }
        workspace.put(new GovernanceKey(), governance.with(membership.convict(report.offender())));
        return Optional.empty();
    }
}
