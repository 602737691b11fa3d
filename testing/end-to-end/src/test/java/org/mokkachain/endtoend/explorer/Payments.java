package org.mokkachain.endtoend.explorer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.value.Bytes;

/** One person who pays another a few times per second until this is closed, whichever nodes are down. */
final class Payments implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(200);
    private static final int AT_ONCE = 100;

    private final Network network;
    private final List<MokkaClient> nodes;
    private final Person from;
    private final Person to;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    private final Thread thread;
    private int turn;

    /** @param from who has money and sends nothing else meanwhile */
    Payments(Network network, List<MokkaClient> nodes, Person from, Person to) {
        this.network = network;
        this.nodes = nodes.stream().map(node -> new MokkaClient(node.node())).toList();
        this.from = from;
        this.to = to;
        this.thread = Thread.ofPlatform().name("payments").start(this::run);
    }

    private void run() {
        try {
            long next = from.account(network, nodes.getFirst()).pendingNonce();
            while (!over()) {
                next++;
                deliver(next);
            }
        } catch (MokkaClientException | RuntimeException | InterruptedException e) {
            failure.set(Optional.of(e));
        }
    }

    private boolean over() throws InterruptedException {
        return closing.await(PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything before this nonce that is not final, to the next node: one that was killed may have had it alone. */
    private void deliver(long next) throws MokkaClientException {
        MokkaClient node = nodes.get(turn++ % nodes.size());
        try {
            long first = from.account(network, node).nonce();
            List<Bytes> open = LongStream.range(first, Math.min(next, first + AT_ONCE))
                    .mapToObj(nonce -> from.pays(network, nonce, to, 1_000 + nonce).encoded())
                    .toList();
            if (!open.isEmpty()) {
                node.submitBatch(open);
            }
        } catch (ConnectionException e) {
            // It is down; the next one gets them.
        } catch (ApiException e) {
            if (e.problem().status() != 503) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        nodes.forEach(MokkaClient::close);
        failure.get().ifPresent(e -> {
            throw new AssertionError("the payments ended early", e);
        });
    }
}
