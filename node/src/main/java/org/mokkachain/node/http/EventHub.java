package org.mokkachain.node.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.node.metrics.Meters;

/**
 * The latest events of the node, numbered. Subscribers read at their own pace; one that falls further behind than
 * the hub remembers is told so and loses its place. Publishing costs the same however many subscribe: it never waits
 * for one. Thread-safe.
 */
public final class EventHub {
    private final String run;
    private final Entry[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private final LongAdder lost = new LongAdder();
    private long next = 1;

    /**
     * A hub that remembers nothing yet.
     *
     * @param startedMs distinguishes the numbers of this run of the node from those of an earlier one
     * @param capacity how many events are remembered, at least 1
     */
    public EventHub(long startedMs, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("an event hub remembers at least one event");
        }
        this.run = Long.toString(startedMs, Character.MAX_RADIX);
        this.ring = new Entry[capacity];
    }

    public void publish(NodeEvent event) {
        publish(List.of(event));
    }

    /** Publishes several at once, in their order; subscribers wake up once. */
    public void publish(List<? extends NodeEvent> events) {
        announce(events.stream().map(Announcement::of).toList());
    }

    /** As {@link #publish(List)}, for events that cost something to put into words. */
    public void announce(List<Announcement> announcements) {
        lock.lock();
        try {
            for (Announcement announcement : announcements) {
                ring[(int) (next % ring.length)] = new Entry(next, announcement);
                next++;
            }
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number that the next event will have. */
    long nextNumber() {
        lock.lock();
        try {
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** The id of an event as subscribers see it. */
    String idOf(long number) {
        return run + "-" + number;
    }

    /** Where to go on after the event with this id; empty if that is not known any more. */
    Optional<Long> after(String id) {
        if (!id.matches("[0-9a-z]{1,16}-[0-9]{1,18}") || !id.startsWith(run + "-")) {
            return Optional.empty();
        }
        long number = Long.parseLong(id.substring(run.length() + 1)) + 1;
        return number <= nextNumber() && number >= oldest() ? Optional.of(number) : Optional.empty();
    }

    /**
     * The events from number {@code from} on, at most {@code limit}; waits for one until {@code timeout}.
     *
     * @return the events, possibly none; empty if some were forgotten already
     */
    Optional<List<Entry>> read(long from, int limit, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (from >= next && nanos > 0) {
                nanos = published.awaitNanos(nanos);
            }
            if (from < oldest()) {
                lost.increment();
                return Optional.empty();
            }
            List<Entry> found = new ArrayList<>();
            for (long number = from; number < next && found.size() < limit; number++) {
                found.add(ring[(int) (number % ring.length)]);
            }
            return Optional.of(found);
        } finally {
            lock.unlock();
        }
    }

    /** As figures. */
    public void measure(Meters meters) {
        meters.counter("mokka.events.published", "Events told to subscribers", () -> nextNumber() - 1);
        meters.counter("mokka.events.lost", "How often a subscriber read too slowly and lost its place", lost::sum);
    }

    private long oldest() {
        lock.lock();
        try {
            return Math.max(1, next - ring.length);
        } finally {
            lock.unlock();
        }
    }

    /** An event and its number. */
    record Entry(long number, Announcement announcement) {}
}
