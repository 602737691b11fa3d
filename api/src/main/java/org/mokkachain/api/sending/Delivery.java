package org.mokkachain.api.sending;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Code;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.types.transaction.Transaction;

/**
 * Brings one signed transaction to a node and waits until it is final. After a lost reply the same bytes are handed in
 * again, never a new signature, so that nothing is paid twice. For one thread.
 */
public final class Delivery {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Set<ErrorCode> PASSING =
            EnumSet.of(ErrorCode.MEMPOOL_FULL, ErrorCode.UNAVAILABLE, ErrorCode.TOO_MANY_REQUESTS);
    private static final Set<ErrorCode> OVERTAKEN = EnumSet.of(ErrorCode.NONCE_TOO_LOW, ErrorCode.EXPIRED);
    private static final Set<ErrorCode> NONCE_USED = EnumSet.of(ErrorCode.NONCE_TOO_LOW, ErrorCode.DUPLICATE);

    private final MokkaClient client;
    private final Listener listener;
    private final Deadline deadline;

    public Delivery(MokkaClient client, Listener listener, Deadline deadline) {
        this.client = client;
        this.listener = listener;
        this.deadline = deadline;
    }

    /** Who is told how it goes. */
    public interface Listener {
        /** For those who do not want to know. */
        Listener NONE = new Listener() {
            @Override
            public void waiting(Duration elapsed, Optional<String> why) {}

            @Override
            public void trouble(String sentence) {}
        };

        /** It is not final yet; called about every second. */
        void waiting(Duration elapsed, Optional<String> why);

        /** Something went wrong that may pass; it is tried again. */
        void trouble(String sentence);
    }

    /** What came of handing in. */
    public sealed interface Answer {
        /** A node has it. */
        record Taken() implements Answer {}

        /** Another transaction of the sender came first. This one was refused for certain: it may be signed anew. */
        record NonceUsed() implements Answer {}

        /** Refused because of its nonce or age, but an earlier attempt may have arrived: its fate is open. */
        record Contested(ApiException why) implements Answer {}

        /** No node answered before the deadline: its fate is open. */
        record Silence(ConnectionException why) implements Answer {}
    }

    /**
     * Hands in until a node answers.
     *
     * @throws ApiException if it refuses for another reason than the nonce or age
     */
    public Answer handIn(Transaction transaction) throws MokkaClientException, InterruptedException {
        boolean mayHaveArrived = false;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                client.submit(transaction.encoded());
                return new Answer.Taken();
            } catch (ApiException e) {
                mayHaveArrived |= e.mayHaveArrived();
                if (mayHaveArrived && e.code() instanceof ErrorCode code && code.mayBeOvertaken()) {
                    return new Answer.Contested(e);
                }
                if (isOne(e, NONCE_USED)) {
                    return new Answer.NonceUsed();
                }
                if (!isOne(e, PASSING) || deadline.hasPassed()) {
                    throw e;
                }
                listener.trouble("the node asks to wait: " + e.problem().detail());
            } catch (ConnectionException e) {
                refuseInterrupted();
                mayHaveArrived = true;
                if (deadline.hasPassed()) {
                    return new Answer.Silence(e);
                }
                listener.trouble(e.getMessage() + "; trying again");
            }
            deadline.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /**
     * The last state seen: final, unless the deadline came first or the node says that its nonce is used or its last
     * height has passed; whether that is certain, {@link Supersession} tells.
     */
    public TransactionStatus await(Transaction transaction) throws MokkaClientException, InterruptedException {
        return await(transaction, () -> {});
    }

    /** What is done about one that is not final after a second. */
    interface Care {
        void take() throws MokkaClientException;
    }

    TransactionStatus await(Transaction transaction, Care care) throws MokkaClientException, InterruptedException {
        TransactionStatus last = TransactionStatus.unknown(transaction.id().hex());
        while (true) {
            listener.waiting(deadline.elapsed(), last.waiting());
            try {
                last = client.awaitTransaction(transaction.id(), deadline.left(LOOK));
                if (last.status().isFinal()) {
                    return last;
                }
                care.take();
                if (last.status() == TransactionState.UNKNOWN && !deadline.hasPassed()) {
                    if (!remind(transaction)) {
                        return last;
                    }
                    deadline.pause(FIRST_PAUSE);
                }
            } catch (ConnectionException e) {
                refuseInterrupted();
                listener.trouble(e.getMessage() + "; trying again");
                deadline.pause(FIRST_PAUSE);
            }
            if (deadline.hasPassed()) {
                return last;
            }
        }
    }

    /** Hands in again what a node has forgotten, as after a restart; false if the node considers it overtaken. */
    public boolean remind(Transaction transaction) throws MokkaClientException {
        try {
            client.submit(transaction.encoded());
            return true;
        } catch (ApiException e) {
            if (isOne(e, OVERTAKEN)) {
                return false;
            }
            if (isOne(e, PASSING) || e.code() == ErrorCode.DUPLICATE) {
                return true; // only one of the two with this nonce becomes final: time will tell
            }
            throw e;
        }
    }

    private static boolean isOne(ApiException e, Set<ErrorCode> codes) {
        Code said = e.code();
        return said instanceof ErrorCode code && codes.contains(code);
    }

    private static void refuseInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted; the transaction may be on its way");
        }
    }
}
