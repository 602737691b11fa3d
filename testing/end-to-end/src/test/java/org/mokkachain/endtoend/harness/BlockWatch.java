package org.mokkachain.endtoend.harness;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.client.ReceivedEvent;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;

/** Notes when a node announces each block. */
public final class BlockWatch implements AutoCloseable {
    private final MokkaClient client;
    private final EventStream events;
    private final Thread thread;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** A block and when its announcement came. */
    public record Seen(BlockSummary block, long atNanos) {}

    public BlockWatch(MokkaClient node) throws MokkaClientException {
        this.client = new MokkaClient(node.node());
        this.events = client.events(Set.of(Topic.BLOCKS), Optional.empty());
        this.thread = Thread.ofPlatform().start(this::run);
    }

    private void run() {
        try {
            for (Optional<ReceivedEvent> next = events.next(); next.isPresent(); next = events.next()) {
                if (next.get() instanceof ReceivedEvent.Happened happened
                        && happened.event() instanceof NodeEvent.BlockCommitted(BlockSummary block)) {
                    seen.add(new Seen(block, System.nanoTime()));
                }
            }
        } catch (MokkaClientException | InterruptedException e) {
            Thread.currentThread().interrupt(); // the test misses what it waits for
        }
    }

    /** The first block of this kind, once it is announced. */
    public Seen await(String kind, Predicate<BlockSummary> wanted) {
        Waiting.until(kind + " is announced", () -> first(wanted).isPresent());
        return first(wanted).orElseThrow();
    }

    /** All so far, in the order in which they came. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    private Optional<Seen> first(Predicate<BlockSummary> wanted) {
        return seen.stream().filter(s -> wanted.test(s.block())).findFirst();
    }

    @Override
    public void close() {
        events.close();
        client.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
