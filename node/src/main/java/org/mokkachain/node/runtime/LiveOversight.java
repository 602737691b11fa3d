package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.governance.Assessment;
import org.mokkachain.node.governance.ChangeGuard;
import org.mokkachain.node.http.Oversight;
import org.mokkachain.node.http.TransactionAdmission.Refused;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Transaction;

/** Judges changes by who is there now. Thread-safe; asks the protocol thread. */
final class LiveOversight implements Oversight {
    private final ChangeGuard guard;
    private final LedgerReader ledger;
    private final Mailbox mailbox;
    private final Transport transport;
    private final EvidenceKeeper evidence;

    LiveOversight(
            ChangeGuard guard, LedgerReader ledger, Mailbox mailbox, Transport transport, EvidenceKeeper evidence) {
        this.guard = guard;
        this.ledger = ledger;
        this.mailbox = mailbox;
        this.transport = transport;
        this.evidence = evidence;
    }

    @Override
    public Assessment assess(Change change) {
        LiveAttendance attendance = new LiveAttendance(
                transport.self(),
                ledger.head().height(),
                transport.peers(),
                mailbox.ask(LiveAttendance::heights).join());
        return guard.assess(change, Governance.in(ledger).membership().validators(), attendance);
    }

    @Override
    public Optional<Change> proposed(long number) {
        return number < 0 ? Optional.empty() : ledger.get(new ProposalKey(number)).map(Proposal::change);
    }

    @Override
    public List<EvidenceInfo> evidence() {
        return evidence.all();
    }

    /** Why this node does not take the transaction from a client: it proposes or approves what could stop the chain. */
    Optional<Refused> danger(Transaction transaction) {
        for (Operation operation : transaction.body().operations()) {
            Optional<Assessment.Unsafe> danger = change(operation).flatMap(change -> assess(change).danger());
            if (danger.isPresent()) {
                return danger.map(unsafe -> new Refused(ErrorCode.UNSAFE_CHANGE, unsafe.sentence(),
                        Optional.of(unsafe.remedy()), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** What the operation proposes or approves, if it does. */
    private Optional<Change> change(Operation operation) {
        if (operation instanceof ProposeChange propose) {
            return Optional.of(propose.change());
        }
        return operation instanceof ApproveChange approve ? proposed(approve.proposal()) : Optional.empty();
    }
}
