package org.mokkachain.endtoend.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/** People who hand in payments for some time, whether they become final or not. Remembers what the nodes accepted. */
public final class SteadyLoad {
    /** Below the number of nonces that a node accepts ahead. */
    private static final int MOST_EACH = 900;
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int BATCH = 200;

    private final Network network;
    private final List<MokkaClient> nodes;
    private final Map<Person, Long> nonces = new LinkedHashMap<>();
    private final Map<String, Bytes> accepted = new LinkedHashMap<>();
    private int turn;

    /** @param people who have nothing pending */
    public SteadyLoad(Network network, List<MokkaClient> nodes, List<Person> people) throws MokkaClientException {
        this.network = network;
        this.nodes = List.copyOf(nodes);
        for (Person person : people) {
            nonces.put(person, person.account(network, nodes.getFirst()).nonce());
        }
    }

    /** Everybody pays so often per second, at one node after the other. */
    public void run(Duration time, double perSecond) throws MokkaClientException, InterruptedException {
        Map<Person, Long> first = new LinkedHashMap<>(nonces);
        double each = Math.min(MOST_EACH, time.toMillis() * perSecond / 1_000);
        CountDownLatch never = new CountDownLatch(1);
        long start = System.nanoTime();
        double done = 0;
        while (done < 1) {
            done = Math.min(1, (double) (System.nanoTime() - start) / time.toNanos());
            List<Transaction> due = new ArrayList<>();
            for (Map.Entry<Person, Long> person : nonces.entrySet()) {
                long goal = first.getOrDefault(person.getKey(), 0L) + (long) (each * done);
                for (long nonce = person.getValue(); nonce < goal; nonce++) {
                    due.add(person.getKey().pays(network, nonce, person.getKey(), 1));
                }
                person.setValue(Math.max(goal, person.getValue()));
            }
            for (int i = 0; i < due.size(); i += BATCH) {
                submit(due.subList(i, Math.min(due.size(), i + BATCH)));
            }
            boolean _ = never.await(STEP.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void submit(List<Transaction> some) throws MokkaClientException {
        BatchVerdict verdict = nodes.get(turn++ % nodes.size())
                .submitBatch(some.stream().map(Transaction::encoded).toList());
        if (verdict.refused() > 0) {
            throw new AssertionError("refused: " + verdict);
        }
        some.forEach(transaction -> accepted.put(transaction.id().hex(), transaction.encoded()));
    }

    /** The ids of what was accepted. */
    public List<String> accepted() {
        return List.copyOf(accepted.keySet());
    }

    /** Encoded size of what was accepted. */
    public long bytes() {
        return accepted.values().stream().mapToLong(Bytes::length).sum();
    }
}
