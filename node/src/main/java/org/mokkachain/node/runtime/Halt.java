package org.mokkachain.node.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the node ends. The first reason counts: a halt because going on could break the chain or lose what was promised,
 * or an orderly stop. Thread-safe.
 */
public final class Halt {
    private static final Logger LOG = LoggerFactory.getLogger(Halt.class);

    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private volatile boolean stopping;

    /** Why the node ended. */
    public sealed interface Ending {}

    /** It was asked to, and stopped in good order. */
    public record Stopped() implements Ending {}

    /** It must not go on. */
    public record Halted(String reason) implements Ending {}

    /** It is to be started again at once, in the same process. */
    public record Restarting(String reason) implements Ending {}

    void restart(String reason) {
        if (ending.complete(new Restarting(reason))) {
            LOG.info("starting again: {}", reason);
        }
    }

    /** Nothing may be signed or written from now on. */
    void because(String reason, Throwable cause) {
        if (ending.complete(new Halted(reason))) {
            LOG.error("halted: {}", reason, cause);
        }
    }

    void because(String reason) {
        if (ending.complete(new Halted(reason))) {
            LOG.error("halted: {}", reason);
        }
    }

    /** From now on nothing new is taken; the node works on until {@link #stopped}. */
    void beginStop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    void stopped() {
        ending.complete(new Stopped());
    }

    boolean isEnded() {
        return ending.isDone();
    }

    /** Waits until the node has ended, at most so long. */
    void await(long milliseconds) throws InterruptedException {
        try {
            ending.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.trace("going on", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an ending never fails", e);
        }
    }

    /** Completes when the node has ended. */
    public CompletableFuture<Ending> ending() {
        return ending.copy();
    }
}
