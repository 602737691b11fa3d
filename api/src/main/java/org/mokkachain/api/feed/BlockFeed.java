package org.mokkachain.api.feed;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.client.ReceivedEvent;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import org.mokkachain.api.model.TransactionStatus;

/**
 * Every final block from a height on, in order, each once: across restarts of nodes, changes of the node and gaps in
 * its events, and across restarts of the reading program if it remembers {@link #nextHeight}. A block is fetched when
 * it is asked for, so a slow reader costs nobody memory and misses nothing. For one thread; only {@link #close} may be
 * called from another.
 */
public final class BlockFeed implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofDays(365);

    private final MokkaClient client;
    private long next;
    private long head;
    private volatile @Nullable EventStream events;
    private volatile boolean closed;

    /** @param from height of the first block wanted, 0 for the genesis; it may be to come */
    public BlockFeed(MokkaClient client, long from) {
        if (from < 0) {
            throw new IllegalArgumentException("a height is not negative, got " + from);
        }
        this.client = client;
        this.next = from;
        this.head = -1;
    }

    /** The height of the block that comes next: what a program stores with what it did about the block before. */
    public long nextHeight() {
        return next;
    }

    /**
     * Waits for the next block; empty once the feed is closed.
     *
     * @throws ApiException if the node refuses: {@code pruned} where it keeps blocks that old no longer
     */
    public Optional<FinalBlock> next() throws MokkaClientException, InterruptedException {
        return next(LONG);
    }

    /** As {@link #next()}; empty if there was none within {@code timeout}. Lost nodes are waited for. */
    public Optional<FinalBlock> next(Duration timeout) throws MokkaClientException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!closed) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            try {
                if (next <= head || awaitHead(left)) {
                    FinalBlock block = load(next);
                    next++;
                    return Optional.of(block);
                }
            } catch (ConnectionException e) {
                refuseInterrupted();
                pause(left);
            } catch (ApiException e) {
                if (e.code() != ErrorCode.NOT_FOUND && e.code() != ErrorCode.UNAVAILABLE) {
                    throw e;
                }
                pause(left); // another node answers now, which is some blocks behind
            }
            if (System.nanoTime() - deadline >= 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether the next block is there, after waiting for one event at most. */
    private boolean awaitHead(Duration left) throws MokkaClientException, InterruptedException {
        EventStream open = events;
        if (open == null) {
            events = client.events(Set.of(Topic.BLOCKS), Optional.empty());
            head = client.status().height(); // after subscribing, so that no block comes unnoticed
            closeIfClosed();
            return next <= head;
        }
        Optional<ReceivedEvent> event = open.next(left);
        if (event.isPresent()) {
            head = switch (event.get()) {
                case ReceivedEvent.Happened(_, NodeEvent.BlockCommitted(var block), _) -> block.height();
                case ReceivedEvent.Happened _, ReceivedEvent.Gap _, ReceivedEvent.Disconnected _ ->
                    client.status().height();
            };
        }
        return next <= head;
    }

    private FinalBlock load(long height) throws MokkaClientException {
        MokkaClient node = client.oneNode();
        BlockDetail block = node.block(Long.toString(height));
        if (block.txCount() == 0) {
            return new FinalBlock(block, List.of());
        }
        try (var transactions = node.all().blockTransactions(block.hash())) {
            List<TransactionStatus> all = transactions.toList();
            return new FinalBlock(block, all);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof MokkaClientException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void refuseInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for a block");
        }
    }

    private static void pause(Duration left) throws InterruptedException {
        Thread.sleep(left.compareTo(PAUSE) < 0 ? left : PAUSE);
    }

    private void closeIfClosed() {
        EventStream open = events;
        if (closed && open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIfClosed();
    }
}
