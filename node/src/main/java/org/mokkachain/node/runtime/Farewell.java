package org.mokkachain.node.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.node.replica.ReplicaEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does before it closes: it takes nothing new, hands its leadership over and votes on until another
 * validator leads, and tells the others what its clients have brought. Each step has a limit. Used by one thread.
 */
final class Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final long HAND_OVER_NANOS = 2_000_000_000L;
    private static final long TELL_NANOS = 300_000_000L;
    private static final long LOOK_MS = 5;

    private final Mailbox mailbox;
    private final Halt halt;
    private final Abdication abdication;
    private final CompletableFuture<Boolean> readyToStop;

    /** @param readyToStop completes when consensus leads nothing any more */
    Farewell(Mailbox mailbox, Halt halt, Abdication abdication, CompletableFuture<Boolean> readyToStop) {
        this.mailbox = mailbox;
        this.halt = halt;
        this.abdication = abdication;
        this.readyToStop = readyToStop;
    }

    /** Nothing new from now on; returns when another one leads, or at the end of patience. */
    void handOver() {
        long begun = System.nanoTime();
        halt.beginStop();
        try {
            Abdication.Look before = abdication.look();
            mailbox.add(new ReplicaEvent.ForConsensus(new Event.ShutDown()));
            readyToStop.get(HAND_OVER_NANOS, TimeUnit.NANOSECONDS);
            if (!before.isLeading() || before.epoch().size() == 1) {
                LOG.info("stopping: there is no leadership to hand over");
                return;
            }
            Abdication.Look after = abdication.successor(before.view(), begun, HAND_OVER_NANOS);
            LOG.info("stopping: {} after {} ms",
                    after.view().term() > before.view().term() && after.leader().isPresent()
                            ? after.leader().get() + " leads term " + after.view().term()
                            : "nobody has taken the leadership",
                    (System.nanoTime() - begun) / 1_000_000);
        } catch (TimeoutException e) {
            LOG.info("stopping: what was proposed has not become final within 2 s; the others go on after a timeout");
        } catch (ExecutionException | CompletionException e) {
            LOG.info("stopping: the protocol thread has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the others have been told of everything; expected when clients can bring nothing more. */
    void tellTheRest() {
        long begun = System.nanoTime();
        try {
            while (!halt.isEnded() && System.nanoTime() - begun < TELL_NANOS
                    && mailbox.ask(Replica::hasUntold).join()) {
                halt.await(LOOK_MS);
            }
        } catch (CompletionException e) {
            LOG.debug("the protocol thread has ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
