package org.mokkachain.api.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.client.NetworkInfo;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/**
 * One account that sends. Any number of threads may use it at once: transactions get nonces in the order in which
 * {@link #send} is called, without gaps. Other programs may use the account at the same time; where one of them comes
 * first, the transaction is signed anew, once it is certain that what was signed before can never become final.
 * Thread-safe; make one for each account and keep it.
 */
public final class Sender {
    /** Nodes keep nonces up to 1,000 ahead; beyond, {@link #send} waits. */
    private static final int MAX_OPEN = 900;

    private static final int MAX_ATTEMPTS = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final MokkaClient client;
    private final Settings settings;
    private final Address address;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final TreeMap<Long, Signed> open = new TreeMap<>(); // by nonce; guarded by itself

    /**
     * How an account sends.
     *
     * @param signers whose keys the account obeys; one, unless it has an authority of several
     * @param fee of each transaction; empty: the least that the network takes
     * @param patience how long to try while no node answers
     * @param journal gets what is signed before any node does; what is stored there can be taken up after a crash by
     *     {@link Sender#resume}
     */
    public record Settings(List<Signer> signers, Optional<Amount> fee, Duration patience, Journal journal) {
        public Settings {
            signers = List.copyOf(signers);
            if (signers.isEmpty()) {
                throw new IllegalArgumentException("somebody must sign");
            }
        }

        public static Settings of(Signer signer) {
            return new Settings(List.of(signer), Optional.empty(), Duration.ofSeconds(30), Journal.NONE);
        }

        public Settings withFee(Amount other) {
            return new Settings(signers, Optional.of(other), patience, journal);
        }

        public Settings withPatience(Duration other) {
            return new Settings(signers, fee, other, journal);
        }

        public Settings withJournal(Journal other) {
            return new Settings(signers, fee, patience, other);
        }
    }

    /** Remembers what was signed. What it throws ends the call, and nothing is sent. */
    @FunctionalInterface
    public interface Journal {
        Journal NONE = _ -> {};

        /** Called on the sending thread, one transaction after the other. */
        void signed(Signed transaction);
    }

    public Sender(MokkaClient client, Address address, Settings settings) {
        this.client = client;
        this.address = address;
        this.settings = settings;
    }

    /** The account's. */
    public Address address() {
        return address;
    }

    /** As {@link #send(List)}. */
    public Sent send(Operation... operations) throws MokkaClientException, InterruptedException {
        return send(List.of(operations));
    }

    /**
     * Signs and hands in; returns when a node has it. The operations succeed or fail together.
     *
     * @throws ApiException if nodes refuse it: it will not be in a block
     * @throws ConnectionException if no node could be asked for the nonce: nothing was sent
     * @throws InterruptedException what was signed may be on its way: the journal has it
     */
    public Sent send(List<Operation> operations) throws MokkaClientException, InterruptedException {
        return new Sent(this, dispatch(operations));
    }

    /**
     * Takes up what was signed before, as after a crash: hands the same bytes in again.
     *
     * @throws ApiException if nodes refuse it for another reason than its nonce or age
     */
    public Sent resume(Signed signed) throws MokkaClientException, InterruptedException {
        if (!signed.transaction().body().sender().equals(address)) {
            throw new IllegalArgumentException("signed for another account");
        }
        turn.lockInterruptibly();
        try {
            Delivery.Answer _ = delivery(Deadline.in(settings.patience())).handIn(signed.transaction());
            remember(signed); // also what is refused now may have been taken before
        } finally {
            turn.unlock();
        }
        return new Sent(this, signed);
    }

    Signed dispatch(List<Operation> operations) throws MokkaClientException, InterruptedException {
        Deadline deadline = Deadline.in(settings.patience());
        turn.lockInterruptibly();
        try {
            for (int i = 0; i < MAX_ATTEMPTS; i++) {
                Signed signed = sign(operations, deadline);
                settings.journal().signed(signed);
                remember(signed);
                if (isUnderWay(signed, deadline)) {
                    return signed;
                }
            }
        } finally {
            turn.unlock();
        }
        throw new ApiException(ErrorCode.DUPLICATE.problem(
                "other transactions of this sender came first " + MAX_ATTEMPTS + " times"));
    }

    /** False if it was refused for certain because of its nonce. */
    private boolean isUnderWay(Signed signed, Deadline deadline) throws MokkaClientException, InterruptedException {
        try {
            return switch (delivery(deadline).handIn(signed.transaction())) {
                case Delivery.Answer.Taken _, Delivery.Answer.Contested _, Delivery.Answer.Silence _ -> true;
                case Delivery.Answer.NonceUsed _ -> {
                    forget(signed);
                    yield false;
                }
            };
        } catch (ApiException e) {
            if (!e.mayHaveArrived()) {
                forget(signed);
            }
            throw e;
        }
    }

    private Signed sign(List<Operation> operations, Deadline deadline)
            throws MokkaClientException, InterruptedException {
        while (true) {
            NetworkInfo network = ask(client::network, deadline);
            String text = network.addresses().format(address);
            Account account = ask(() -> client.account(text), deadline);
            Optional<Long> nonce = nextNonce(account);
            if (nonce.isPresent()) {
                Draft draft = new Draft(
                        network.chainId(), address, operations, settings.fee().orElse(network.minFee()),
                        Draft.validUntil(network.height()));
                return new Signed(draft.sign(nonce.get(), settings.signers()), text, network.height());
            }
            if (deadline.hasPassed()) {
                throw new ApiException(ErrorCode.NONCE_GAP.problem(
                        MAX_OPEN + " transactions of this sender are not final: the chain takes none"));
            }
            deadline.pause(PAUSE);
        }
    }

    /** The lowest that neither the node nor this sender knows as used; empty while too many wait. */
    private Optional<Long> nextNonce(Account account) {
        synchronized (open) {
            open.headMap(account.nonce()).clear();
            long nonce = account.pendingNonce();
            while (open.containsKey(nonce)) {
                nonce++;
            }
            return nonce - account.nonce() < MAX_OPEN ? Optional.of(nonce) : Optional.empty();
        }
    }

    /** A question to a node. */
    private interface Question<T> {
        T put() throws MokkaClientException;
    }

    private static <T> T ask(Question<T> question, Deadline deadline)
            throws MokkaClientException, InterruptedException {
        while (true) {
            try {
                return question.put();
            } catch (ConnectionException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted before anything was sent");
                }
                if (deadline.hasPassed()) {
                    throw e;
                }
                deadline.pause(PAUSE);
            }
        }
    }

    private void remember(Signed signed) {
        synchronized (open) {
            open.put(signed.nonce(), signed);
        }
    }

    void forget(Signed signed) {
        synchronized (open) {
            open.remove(signed.nonce(), signed);
        }
    }

    /** Tells a node again what it has forgotten of those before {@code signed}, which cannot be in a block without. */
    void remindOfThoseBefore(Signed signed, Delivery delivery) throws MokkaClientException {
        long from = client.account(signed.sender()).pendingNonce();
        List<Transaction> missing = new ArrayList<>();
        synchronized (open) {
            if (from < signed.nonce()) {
                SortedMap<Long, Signed> between = open.subMap(from, signed.nonce());
                between.values().forEach(before -> missing.add(before.transaction()));
            }
        }
        for (Transaction transaction : missing) {
            delivery.remind(transaction);
        }
    }

    Delivery delivery(Deadline deadline) {
        return new Delivery(client, Delivery.Listener.NONE, deadline);
    }

    /** Whether the transaction can never become final any more. */
    Supersession superseded(Signed signed) throws MokkaClientException {
        return Supersession.of(client.oneNode(), signed);
    }
}
