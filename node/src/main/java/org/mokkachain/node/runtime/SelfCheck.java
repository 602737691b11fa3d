package org.mokkachain.node.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.mokkachain.node.liveness.OwnState;
import org.mokkachain.node.liveness.OwnState.Overload;
import org.mokkachain.node.replica.NodeFacts;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.transport.CopiedKey;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with this node itself, told to its log once and to all other nodes through gossip; and what they say of
 * themselves. Thread-safe; {@link #look} is called once a second by one thread.
 */
final class SelfCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
    private static final int SECONDS = 10;
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final Mailbox mailbox;
    private final int capacity;
    private final LongSupplier clockMs;
    private final Deque<Long> droppedBefore = new ArrayDeque<>();
    private String told = "";
    private volatile long droppedLately;
    private volatile Optional<CopiedKey> copied = Optional.empty();
    private volatile Map<PublicKey, String> others = Map.of();

    /**
     * @param capacity of the mailbox
     * @param clockMs the wall clock
     */
    SelfCheck(Mailbox mailbox, int capacity, LongSupplier clockMs) {
        this.mailbox = mailbox;
        this.capacity = capacity;
        this.clockMs = clockMs;
    }

    /** A peer sees another running node with this node's key. */
    void keyCopied(String here, String elsewhere) {
        Instant now = now();
        Instant since = copied().map(CopiedKey::since).orElse(now);
        copied = Optional.of(new CopiedKey(here, elsewhere, since, now));
    }

    private Optional<CopiedKey> copied() {
        Instant oldest = now().minus(MEMORY);
        return copied.filter(seen -> seen.last().isAfter(oldest));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clockMs.getAsLong());
    }

    /** What is wrong now, beside the disk. */
    OwnState state(Optional<String> disk) {
        long dropped = droppedLately;
        return new OwnState(disk, copied(),
                dropped > 0 ? Optional.of(new Overload(dropped, SECONDS, capacity)) : Optional.empty());
    }

    /** What another node says is wrong with it. */
    Optional<String> complaintOf(PublicKey node) {
        return Optional.ofNullable(others.get(node));
    }

    /** Looks again, and tells the others what has changed. */
    void look(Optional<String> disk) {
        droppedBefore.addLast(mailbox.dropped());
        long before = droppedBefore.size() > SECONDS ? droppedBefore.removeFirst() : droppedBefore.getFirst();
        droppedLately = mailbox.dropped() - before;
        String complaint = state(disk).complaint().orElse("");
        if (!told.equals(complaint) && (told.isEmpty() || complaint.isEmpty() || changedInKind(complaint))) {
            told = complaint;
            if (!complaint.isEmpty()) {
                LOG.warn("this node {}", complaint);
            }
            mailbox.add(new ReplicaEvent.ForGossip(NodeFacts.put(NodeFacts.COMPLAINT, printable(complaint))));
        }
        listen();
    }

    /** Not for every new figure. */
    private boolean changedInKind(String complaint) {
        return !told.replaceAll("\\d+", "").equals(complaint.replaceAll("\\d+", ""));
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private void listen() {
        try {
            others = mailbox.ask(replica -> {
                Map<PublicKey, String> heard = new TreeMap<>();
                KnownPeer.all(replica, System.nanoTime()).forEach(peer ->
                        peer.complaint().ifPresent(words -> heard.put(peer.key(), words)));
                return heard;
            }).join();
        } catch (CompletionException e) {
            LOG.debug("the protocol thread has ended", e);
        }
    }
}
