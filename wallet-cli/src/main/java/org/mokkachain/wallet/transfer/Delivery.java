package org.mokkachain.wallet.transfer;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Times;

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
    private final Consumer<String> waiting;
    private final Consumer<String> trouble;
    private final Deadline deadline;

    public Delivery(MokkaClient client, Output output, Deadline deadline) {
        this(client, output::progress, output::progress, deadline);
    }

    /**
     * With others who are told.
     *
     * @param waiting gets a line each second or so while the transaction is not final
     * @param trouble gets a line whenever a node does not do what it is asked
     */
    public Delivery(MokkaClient client, Consumer<String> waiting, Consumer<String> trouble, Deadline deadline) {
        this.client = client;
        this.waiting = waiting;
        this.trouble = trouble;
        this.deadline = deadline;
    }

    /** What a node said. */
    public enum Answer {
        TAKEN,
        /** Another transaction of the sender came first. This one was refused for certain: it may be signed anew. */
        NONCE_USED
    }

    /**
     * Hands in until the node answers.
     *
     * @throws ApiException if it refuses
     * @throws Failure if it has not answered before the deadline, or someone interrupted
     */
    public Answer handIn(Transaction transaction) throws Failure, MokkaClientException {
        boolean mayHaveArrived = false;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                client.submit(transaction.encoded());
                return Answer.TAKEN;
            } catch (ApiException e) {
                Optional<ErrorCode> code = ErrorCode.of(e.problem().code());
                if (code.filter(NONCE_USED::contains).isPresent() && !mayHaveArrived) {
                    return Answer.NONCE_USED;
                }
                if (code.filter(PASSING::contains).isEmpty() || deadline.hasPassed()) {
                    throw e;
                }
                mayHaveArrived |= code.get() == ErrorCode.UNAVAILABLE; // its verdict may come after its answer
                trouble.accept("the node asks to wait: " + e.problem().detail());
            } catch (ConnectionException e) {
                refuseInterrupted(transaction);
                mayHaveArrived = true;
                if (deadline.hasPassed()) {
                    throw notFinal(transaction, e.getMessage() + "; it may have got the transaction");
                }
                trouble.accept(e.getMessage() + "; trying again");
            }
            deadline.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /**
     * The last state seen: final, unless the deadline came first or the node says that its nonce is used or its last
     * height has passed; whether that is certain, {@link Supersession} tells.
     */
    public TransactionStatus await(Transaction transaction) throws Failure, MokkaClientException {
        TransactionStatus last = TransactionStatus.unknown(transaction.id().hex());
        while (true) {
            waiting.accept("waiting for finality · " + Times.span(deadline.elapsed().toMillis())
                    + last.waiting().map(why -> " · " + why).orElse(""));
            try {
                last = client.awaitTransaction(transaction.id(), deadline.left(LOOK));
                if (last.status().isFinal()) {
                    return last;
                }
                if (last.status() == TransactionState.UNKNOWN && !deadline.hasPassed()) {
                    if (!remind(transaction)) {
                        return last;
                    }
                    deadline.pause(FIRST_PAUSE);
                }
            } catch (ConnectionException e) {
                refuseInterrupted(transaction);
                trouble.accept(e.getMessage() + "; trying again");
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
            Optional<ErrorCode> code = ErrorCode.of(e.problem().code());
            if (code.filter(OVERTAKEN::contains).isPresent()) {
                return false;
            }
            if (code.filter(c -> PASSING.contains(c) || c == ErrorCode.DUPLICATE).isPresent()) {
                return true; // only one of the two with this nonce becomes final: time will tell
            }
            throw e;
        }
    }

    /** The failure of a transaction whose fate is open. */
    public Failure notFinal(Transaction transaction, String why) {
        return new Failure(
                ExitCode.NOT_FINAL,
                "not_final",
                "transaction " + transaction.id().hex() + " was not final within "
                        + Times.span(deadline.span().toMillis()) + ": " + why,
                remedy(transaction));
    }

    private static String remedy(Transaction transaction) {
        return "It may still become final, until height " + transaction.body().validUntil()
                + ". Look before sending again: tx show " + transaction.id().hex();
    }

    private static void refuseInterrupted(Transaction transaction) throws Failure {
        if (Thread.currentThread().isInterrupted()) {
            throw Failure.interrupted(
                    "interrupted; transaction " + transaction.id().hex() + " may be on its way", remedy(transaction));
        }
    }
}
