package org.mokkachain.wallet.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.api.sending.Delivery.Answer;
import org.mokkachain.api.sending.Delivery.Listener;
import org.mokkachain.api.sending.Signed;
import org.mokkachain.api.sending.Supersession;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Times;

/**
 * {@link org.mokkachain.api.sending.Delivery} as commands use it: shows how it goes, and what goes wrong ends with a
 * failure that says what to do. For one thread.
 */
public final class Delivery {
    private final MokkaClient client;
    private final org.mokkachain.api.sending.Delivery delivery;
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
        this.delivery = new org.mokkachain.api.sending.Delivery(client, listener(waiting, trouble), deadline);
        this.deadline = deadline;
    }

    private static Listener listener(Consumer<String> told, Consumer<String> trouble) {
        return new Listener() {
            @Override
            public void waiting(Duration elapsed, Optional<String> why) {
                told.accept("waiting for finality · " + Times.span(elapsed.toMillis())
                        + why.map(words -> " · " + words).orElse(""));
            }

            @Override
            public void trouble(String sentence) {
                trouble.accept(sentence);
            }
        };
    }

    /**
     * Hands in until the node answers; false if the nonce is used, and it may be signed anew.
     *
     * @throws ApiException if it refuses
     * @throws Failure if it has not answered before the deadline, or someone interrupted
     */
    public boolean handIn(Transaction transaction) throws Failure, MokkaClientException {
        try {
            return switch (delivery.handIn(transaction)) {
                case Answer.Taken() -> true;
                case Answer.NonceUsed() -> false;
                case Answer.Contested(var why) -> throw why;
                case Answer.Silence(var why) ->
                    throw notFinal(transaction, why.getMessage() + "; it may have got the transaction");
            };
        } catch (InterruptedException e) {
            throw interrupted(transaction);
        }
    }

    /** As {@link org.mokkachain.api.sending.Delivery#await}. */
    public TransactionStatus await(Transaction transaction) throws Failure, MokkaClientException {
        try {
            return delivery.await(transaction);
        } catch (InterruptedException e) {
            throw interrupted(transaction);
        }
    }

    /** Hands in again what a node has forgotten. */
    public boolean remind(Transaction transaction) throws MokkaClientException {
        return delivery.remind(transaction);
    }

    /**
     * Whether it can never become final any more.
     *
     * @throws Failure if the node cannot tell, because it lacks blocks that may hold it
     */
    public boolean isSuperseded(Signed signed) throws Failure, MokkaClientException {
        return switch (Supersession.of(client.oneNode(), signed)) {
            case Supersession.Certain _ -> true;
            case Supersession.NotYet() -> false;
            case Supersession.Unknown unknown ->
                throw new Failure(
                        ExitCode.NOT_FINAL,
                        "history_missing",
                        "the node cannot tell what became of transaction " + signed.id().hex() + ": "
                                + unknown.sentence().replace("the node has", "it has"),
                        "Ask a node that has all blocks: --node URL.");
        };
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

    private static Failure interrupted(Transaction transaction) {
        Thread.currentThread().interrupt();
        return Failure.interrupted(
                "interrupted; transaction " + transaction.id().hex() + " may be on its way", remedy(transaction));
    }
}
