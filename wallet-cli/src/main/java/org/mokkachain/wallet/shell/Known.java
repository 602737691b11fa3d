package org.mokkachain.wallet.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.wallet.output.Failure;

/**
 * What a node knows, for a person who waits for a key press to be answered: asked in the background, one question at a
 * time, and kept. A slow or dead node costs {@link #PATIENCE} once and leaves what was known before.
 */
final class Known<T> {
    /** How long one waits for a question that has just been asked. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Question<T> question;
    private List<T> last = List.of();
    private @Nullable CompletableFuture<Void> asking;
    private long askedAt = System.nanoTime() - FRESH.toNanos();

    /** Asks a node. */
    interface Question<T> {
        List<T> ask() throws Failure, MokkaClientException;
    }

    Known(Question<T> question) {
        this.question = question;
    }

    /** What is known now; never an error, never long. */
    List<T> get() {
        CompletableFuture<Void> asked = askIfOld();
        if (asked != null) {
            await(asked);
        }
        synchronized (this) {
            return last;
        }
    }

    /** Asks if what is known is not young enough, without waiting; whether it did. */
    boolean prepare() {
        return askIfOld() != null;
    }

    /** The question that this call has asked; null if there is one on its way, or an answer young enough. */
    private synchronized @Nullable CompletableFuture<Void> askIfOld() {
        boolean busy = asking != null && !asking.isDone();
        if (busy || System.nanoTime() - askedAt < FRESH.toNanos()) {
            return null;
        }
        askedAt = System.nanoTime();
        CompletableFuture<Void> done = new CompletableFuture<>();
        asking = done;
        Thread.ofVirtual().name("completion").start(() -> {
            try {
                answered(question.ask());
            } catch (Failure | MokkaClientException e) {
                // what was known before has to do
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    private synchronized void answered(List<T> answer) {
        last = List.copyOf(answer);
    }

    private static void await(CompletableFuture<Void> asked) {
        try {
            asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // the next one may be luckier
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
