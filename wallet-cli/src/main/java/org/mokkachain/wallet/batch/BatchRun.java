package org.mokkachain.wallet.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.api.sending.Signed;
import org.mokkachain.wallet.batch.JournalEntry.SignedLine;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.transfer.Delivery;
import org.mokkachain.wallet.transfer.Pause;
import org.mokkachain.wallet.transfer.SenderLock;

/**
 * Carries out payments, one transaction each: signs, writes the bytes into the journal, hands them in, and waits for
 * finality some way behind. Payments of an earlier run come first, with the bytes of then. Other bytes are signed for
 * a payment only once it is certain that those before can never become final. For one thread, once.
 */
public final class BatchRun {
    /** Handed in and not final; nodes take nonces up to 1,000 ahead, and other wallets may use the account, too. */
    private static final int WINDOW = 200;

    /** How often another wallet of the same account may come first. */
    private static final int MAX_NONCES = 50;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Session session;
    private final Payer payer;
    private final List<Payment> payments;
    private final Journal journal;
    private final History history;
    private final ProgressBar progress;
    private final Deque<Open> inFlight = new ArrayDeque<>();

    /** Handed in, and not known to be final. */
    private record Open(Payment payment, Signed signed) {}

    /** @param payments of the batch, those that are to be made or may be under way */
    public BatchRun(Session session, Payer payer, Batch batch, List<Payment> payments) {
        this.session = session;
        this.payer = payer;
        this.payments = List.copyOf(payments);
        this.journal = batch.journal();
        this.history = batch.history();
        this.progress = new ProgressBar(session.output(), payments.size());
    }

    /** Ends when each payment has been made or has failed on chain, or, without waiting, has been handed in. */
    public void run() throws Failure, MokkaClientException {
        Map<Boolean, List<Payment>> begun = payments.stream()
                .collect(Collectors.partitioningBy(payment -> history.open(payment.line()).isPresent()));
        for (Payment payment : byNonce(begun.getOrDefault(true, List.of()))) {
            resume(payment);
            makeRoom();
        }
        for (Payment payment : begun.getOrDefault(false, List.of())) {
            send(payment);
            makeRoom();
        }
        while (session.settings().awaitsFinality() && !inFlight.isEmpty()) {
            settleFirst();
        }
    }

    private List<Payment> byNonce(List<Payment> begun) {
        return begun.stream()
                .sorted(Comparator.comparingLong(payment -> history.open(payment.line())
                        .map(line -> line.transaction().body().nonce())
                        .orElse(Long.MAX_VALUE)))
                .toList();
    }

    private void makeRoom() throws Failure, MokkaClientException {
        while (inFlight.size() >= WINDOW) {
            settleFirst();
        }
    }

    /** Goes on with bytes that may or may not have reached a node. */
    private void resume(Payment payment) throws Failure, MokkaClientException {
        SignedLine line = history.open(payment.line()).orElseThrow();
        Signed signed = new Signed(line.transaction(), payer.text(), line.height());
        if (!settle(payment, client().transaction(signed.id()))) {
            handIn(signed); // also what is refused now may have been taken before
            inFlight.add(new Open(payment, signed));
            progress.handedIn();
        }
    }

    /** Signs with the next nonce. */
    private void send(Payment payment) throws Failure, MokkaClientException {
        Deadline deadline = deadline();
        try (SenderLock lock = SenderLock.acquire(session.directory().path(), deadline)) {
            for (int i = 0; i < MAX_NONCES; i++) {
                Signed signed = sign(payment, deadline);
                journal.sign(new SignedLine(payment.line(), signed.height(), signed.transaction()));
                if (handIn(signed)) {
                    inFlight.add(new Open(payment, signed));
                    progress.handedIn();
                    return;
                }
            }
        }
        throw new ApiException(ErrorCode.DUPLICATE.problem(
                "other transactions of this sender came first " + MAX_NONCES + " times"));
    }

    /** With the nonce that the node says is the next; a node that does not answer is asked until the deadline. */
    private Signed sign(Payment payment, Deadline deadline) throws Failure, MokkaClientException {
        while (true) {
            try {
                long height = client().status().height();
                long nonce = client().account(payer.text()).pendingNonce();
                return payer.sign(payment.transfer(), nonce, height);
            } catch (ConnectionException e) {
                if (deadline.hasPassed()) {
                    throw e;
                }
                progress.trouble(e.getMessage() + "; trying again");
                Pause.of(PAUSE, deadline);
            }
        }
    }

    /** False if the bytes were refused for certain because of their nonce, before any node had them. */
    private boolean handIn(Signed signed) throws Failure, MokkaClientException {
        try {
            return delivery(deadline()).handIn(signed.transaction());
        } catch (ApiException e) {
            if (e.code() instanceof ErrorCode code && code.mayBeOvertaken()) {
                return true; // an earlier attempt may have arrived: what became of it is found out later
            }
            throw e;
        }
    }

    private void settleFirst() throws Failure, MokkaClientException {
        Open open = inFlight.removeFirst();
        if (isOvertaken(open)) {
            send(open.payment());
            return;
        }
        Deadline deadline = deadline();
        Delivery delivery = delivery(deadline);
        TransactionStatus status = delivery.await(open.signed().transaction());
        while (!settle(open.payment(), status)) {
            if (delivery.isSuperseded(open.signed())) {
                send(open.payment());
                return;
            }
            if (deadline.hasPassed()) {
                throw delivery.notFinal(open.signed().transaction(), status.whyOpen());
            }
            Pause.of(PAUSE, deadline);
            status = delivery.await(open.signed().transaction());
        }
    }

    /** Looks without waiting; what the node has forgotten it is reminded of. */
    private boolean isOvertaken(Open open) throws Failure, MokkaClientException {
        try {
            if (client().transaction(open.signed().id()).status() != TransactionState.UNKNOWN) {
                return false;
            }
            Delivery delivery = delivery(deadline());
            if (delivery.isSuperseded(open.signed())) {
                return true;
            }
            // A node that was restarted has forgotten the others, too: all at once is quicker.
            delivery.remind(open.signed().transaction());
            for (Open other : inFlight) {
                delivery.remind(other.signed().transaction());
            }
        } catch (ConnectionException e) {
            progress.trouble(String.valueOf(e.getMessage())); // who waits for the first one will try again
        }
        return false;
    }

    /** Whether the status is an end. */
    private boolean settle(Payment payment, TransactionStatus status) throws Failure {
        boolean isEnd =
                status.status() == TransactionState.COMMITTED || status.status() == TransactionState.FAILED;
        if (isEnd) {
            journal.settle(payment.line(), Settled.of(status, payer.fee().units()));
            progress.settled();
        }
        return isEnd;
    }

    private MokkaClient client() throws Failure {
        return session.client();
    }

    /** Of one step: the whole may take as long as it needs, if it goes on. */
    private Deadline deadline() {
        return Deadline.in(session.settings().timeout());
    }

    private Delivery delivery(Deadline deadline) throws Failure {
        return new Delivery(client(), _ -> progress.waiting(), progress::trouble, deadline);
    }
}
