package org.mokkachain.node.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.governance.Agenda;
import org.mokkachain.node.governance.Assessment;
import org.mokkachain.node.governance.Attendance;
import org.mokkachain.node.governance.ChangeGuard;
import org.mokkachain.node.http.Oversight;
import org.mokkachain.node.http.TransactionAdmission.Refused;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Judges changes by who is there now, and by what else is about to pass. Thread-safe; asks the protocol thread. */
final class LiveOversight implements Oversight {
    private final CrashModel model;
    private final ChangeGuard guard;
    private final LedgerReader ledger;
    private final Mailbox mailbox;
    private final Transport transport;
    private final EvidenceKeeper evidence;
    private final ReentrantLock judging = new ReentrantLock();
    private final ConcurrentHashMap<Hash, Transaction> underWay = new ConcurrentHashMap<>();

    LiveOversight(
            CrashModel model, LedgerReader ledger, Mailbox mailbox, Transport transport, EvidenceKeeper evidence) {
        this.model = model;
        this.guard = new ChangeGuard(model);
        this.ledger = ledger;
        this.mailbox = mailbox;
        this.transport = transport;
        this.evidence = evidence;
    }

    /** What one look at ledger, mempool and links has shown. */
    private record Sight(Agenda agenda, Attendance attendance) {}

    private Sight look() {
        List<Transaction> here = List.copyOf(underWay.values());
        long head = ledger.head().height();
        Agenda agenda = Agenda.of(model, ledger, head + 1);
        Answer answer = mailbox.ask(replica -> Answer.of(replica, agenda.members())).join();
        Map<Hash, Transaction> waiting = new LinkedHashMap<>();
        Stream.concat(answer.waiting().stream(), here.stream()).forEach(each -> waiting.put(each.id(), each));
        waiting.values().forEach(agenda::add);
        return new Sight(agenda, new LiveAttendance(transport.self(), head, transport.peers(), answer.heights()));
    }

    /** What the protocol thread knows: heights of others, and what operators have pending. */
    private record Answer(Map<PublicKey, Long> heights, List<Transaction> waiting) {
        static Answer of(Replica replica, ValidatorSet members) {
            List<Transaction> waiting = members.members().stream()
                    .map(Validator::operator)
                    .distinct()
                    .flatMap(operator -> replica.mempool().pendingOf(operator).stream())
                    .toList();
            return new Answer(LiveAttendance.heights(replica), waiting);
        }
    }

    @Override
    public Assessment assess(Change change) {
        Sight sight = look();
        return guard.assess(change, sight.agenda().outlook(), sight.attendance());
    }

    @Override
    public Optional<Change> proposed(long number) {
        return number < 0 ? Optional.empty() : ledger.get(new ProposalKey(number)).map(Proposal::change);
    }

    @Override
    public List<EvidenceInfo> evidence() {
        return evidence.all();
    }

    /**
     * Why this node does not take the transaction from a client: it proposes or approves what could stop the chain. One
     * that is taken counts from then on, until it is {@link #settled} and the mempool has it: of two that are dangerous
     * only together the second is refused, however quickly it follows.
     */
    Optional<Refused> danger(Transaction transaction) {
        Address sender = transaction.body().sender();
        if (transaction.body().operations().stream().noneMatch(LiveOversight::decides)) {
            return Optional.empty();
        }
        judging.lock();
        try {
            Sight sight = look();
            if (!sight.agenda().isOperator(sender)) {
                return Optional.empty(); // approves nothing, and fails in its block
            }
            for (Operation operation : transaction.body().operations()) {
                Optional<Assessment.Unsafe> danger = change(operation, sight.agenda()).flatMap(change ->
                        guard.assess(change, sight.agenda().outlook(), sight.attendance()).danger());
                if (danger.isPresent()) {
                    return danger.map(unsafe -> new Refused(ErrorCode.UNSAFE_CHANGE, unsafe.sentence(),
                            Optional.of(unsafe.remedy()), Optional.empty()));
                }
                sight.agenda().add(sender, operation);
            }
            underWay.put(transaction.id(), transaction);
            return Optional.empty();
        } finally {
            judging.unlock();
        }
    }

    /** The mempool has answered, or was not asked. */
    void settled(List<Transaction> transactions) {
        if (!underWay.isEmpty()) {
            transactions.forEach(transaction -> underWay.remove(transaction.id()));
        }
    }

    private static boolean decides(Operation operation) {
        return operation instanceof ProposeChange || operation instanceof ApproveChange;
    }

    /** What the operation proposes or approves, if it does. */
    private static Optional<Change> change(Operation operation, Agenda agenda) {
        if (operation instanceof ProposeChange propose) {
            return Optional.of(propose.change());
        }
        return operation instanceof ApproveChange approval ? agenda.change(approval.change()) : Optional.empty();
    }
}
