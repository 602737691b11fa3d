package org.mokkachain.api.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Outcome.Cause;
import org.mokkachain.api.sending.Outcome.Committed;
import org.mokkachain.api.sending.Outcome.Expired;
import org.mokkachain.api.sending.Outcome.Failed;
import org.mokkachain.api.sending.Outcome.Open;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/** A transaction under way. Several threads may wait for it. */
public final class Sent {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Sender sender;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Signed signed;
    private volatile Optional<Outcome> end = Optional.empty();

    Sent(Sender sender, Signed signed) {
        this.sender = sender;
        this.signed = signed;
    }

    /** What was signed last. It is signed anew, under another id, only after another program used its nonce. */
    public Signed signed() {
        return signed;
    }

    /** Of what was signed last. */
    public Hash id() {
        return signed.id();
    }

    /**
     * Waits until nothing can change any more, or until {@code timeout}; then the outcome is {@link Open}, and one may
     * go on waiting. Lost nodes are waited for; what a node has forgotten it is told again.
     *
     * @throws ApiException if it has to be signed anew, as another program used its nonce, and that is refused now
     * @throws InterruptedException the transaction is on its way all the same
     */
    public Outcome await(Duration timeout) throws MokkaClientException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        turn.lockInterruptibly();
        try {
            while (end.isEmpty()) {
                Outcome now = look(deadline);
                if (now instanceof Open && !deadline.hasPassed()) {
                    deadline.pause(PAUSE);
                } else if (now instanceof Open) {
                    return now;
                } else {
                    sender.forget(signed);
                    end = Optional.of(now);
                }
            }
            return end.get();
        } finally {
            turn.unlock();
        }
    }

    /**
     * As {@link #await}, for those to whom only one outcome will do.
     *
     * @throws NotCommittedException with the outcome, if it is another
     */
    public Committed committed(Duration timeout)
            throws MokkaClientException, NotCommittedException, InterruptedException {
        Outcome outcome = await(timeout);
        if (outcome instanceof Committed committed) {
            return committed;
        }
        throw new NotCommittedException(outcome);
    }

    private Outcome look(Deadline deadline) throws MokkaClientException, InterruptedException {
        Signed current = signed;
        Delivery delivery = sender.delivery(deadline);
        TransactionStatus status = delivery.await(
                current.transaction(), () -> sender.remindOfThoseBefore(current, delivery));
        return switch (status.status()) {
            case COMMITTED -> new Committed(current.id(), status.height().orElse(0), status.index().orElse(0),
                    status.timestampMs().orElse(0), fee(status));
            case FAILED -> failed(current, status);
            case EXPIRED -> new Expired(current.id(), current.transaction().body().validUntil());
            case PENDING, PROPOSED -> new Open(current.id(), status.whyOpen());
            case UNKNOWN -> overtaken(current, deadline);
        };
    }

    private Outcome overtaken(Signed current, Deadline deadline) throws MokkaClientException, InterruptedException {
        if (deadline.hasPassed()) {
            return new Open(current.id(), "no node that answers knows it yet");
        }
        return switch (superseded(current)) {
            case Supersession.NotYet() -> new Open(current.id(), "no node that answers knows it yet");
            case Supersession.Unknown unknown -> new Open(current.id(), unknown.sentence());
            case Supersession.Certain(boolean byAge) when byAge ->
                new Expired(current.id(), current.transaction().body().validUntil());
            case Supersession.Certain _ -> {
                sender.forget(current);
                signed = sender.dispatch(current.transaction().body().operations());
                yield new Open(id(), "another transaction of the account came first; it was signed anew");
            }
        };
    }

    private Supersession superseded(Signed current) throws MokkaClientException, InterruptedException {
        try {
            return sender.superseded(current);
        } catch (ConnectionException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted; the transaction may be on its way");
            }
            return new Supersession.NotYet(); // asked again when a node answers
        }
    }

    private Failed failed(Signed current, TransactionStatus status) {
        Cause cause = status.failure()
                .map(why -> new Cause(why.code(), why.operation(), why.message(), why.remedy()))
                .orElseGet(() -> new Cause(TransactionState.FAILED.text(), 0, "no reason given", ""));
        return new Failed(current.id(), status.height().orElse(0), fee(status), cause);
    }

    private Amount fee(TransactionStatus status) {
        return status.fee()
                .map(units -> Amount.of(Long.parseLong(units)))
                .orElse(signed.transaction().body().fee());
    }
}
