package org.mokkachain.endtoend.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * People who pay one another all the time, as careful clients do: where a node does not answer or has forgotten, the
 * same bytes go to the next node. Remembers what was told to be final. Runs until it is closed.
 */
public final class Traffic implements AutoCloseable {
    private static final int AT_ONCE = 5;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<MokkaClient> nodes;
    private final Network network;
    private final ConcurrentLinkedQueue<Final> told = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;

    /** What a node said became of a transaction. */
    public record Final(Hash id, long height, long atNanos) {}

    private Traffic(List<MokkaClient> nodes, Network network) {
        this.nodes = nodes;
        this.network = network;
    }

    /** Starts; each of {@code people} must have money and nothing pending. */
    public static Traffic start(Devnet devnet, Network network, List<Person> people) throws MokkaClientException {
        Traffic traffic = new Traffic(
                devnet.clients().stream().map(c -> new MokkaClient(c.node())).toList(), network);
        for (int i = 0; i < people.size(); i++) {
            Person from = people.get(i);
            Person to = people.get((i + 1) % people.size());
            long nonce = from.account(network, devnet.client(0)).nonce();
            int node = i;
            traffic.threads.add(Thread.ofPlatform().start(() -> traffic.run(from, to, nonce, node)));
        }
        return traffic;
    }

    private void run(Person from, Person to, long firstNonce, int firstNode) {
        long nonce = firstNonce;
        int node = firstNode;
        try {
            while (!closed) {
                List<Transaction> some = LongStream.range(nonce, nonce + AT_ONCE)
                        .mapToObj(n -> from.pays(network, n, to, 1))
                        .toList();
                node = deliver(some, node);
                nonce += AT_ONCE;
            }
        } catch (MokkaClientException | RuntimeException | AssertionError e) {
            if (!closed) {
                failure.set(Optional.of(e));
            }
        }
    }

    /** Until all are final; the node that said so. */
    private int deliver(List<Transaction> transactions, int firstNode) throws MokkaClientException {
        int node = firstNode;
        List<Bytes> bytes = transactions.stream().map(Transaction::encoded).toList();
        while (!closed) {
            MokkaClient client = nodes.get(node % nodes.size());
            try {
                client.submitBatch(bytes);
                if (allFinal(client, transactions)) {
                    return node;
                }
            } catch (ConnectionException e) {
                pause();
            } catch (ApiException e) {
                if (e.problem().status() != 503) {
                    throw e;
                }
                pause();
            }
            node++;
        }
        return node;
    }

    private boolean allFinal(MokkaClient client, List<Transaction> transactions) throws MokkaClientException {
        List<Final> finals = new ArrayList<>();
        for (Transaction transaction : transactions) {
            TransactionStatus status = client.awaitTransaction(transaction.id(), LOOK);
            if (status.status() == TransactionState.FAILED || status.status() == TransactionState.EXPIRED) {
                throw new AssertionError("a payment came to nothing: " + status);
            }
            if (status.status() != TransactionState.COMMITTED) {
                return false;
            }
            finals.add(new Final(transaction.id(), status.height().orElseThrow(), System.nanoTime()));
        }
        told.addAll(finals);
        return true;
    }

    /** Until the next try, or until there is none. */
    private void pause() {
        try {
            boolean _ = closing.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What was told to be final so far. */
    public List<Final> told() {
        return List.copyOf(told);
    }

    /** Waits until so many more transactions are final. */
    public void awaitMore(int transactions) {
        int goal = told.size() + transactions;
        Waiting.until(transactions + " more transactions are final",
                () -> told.size() >= goal || failure.get().isPresent());
        failure.get().ifPresent(e -> {
            throw new AssertionError("a payment could not be made", e);
        });
    }

    @Override
    public void close() {
        closed = true;
        closing.countDown();
        nodes.forEach(MokkaClient::close);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        failure.get().ifPresent(e -> {
            throw new AssertionError("a payment could not be made", e);
        });
    }
}
