package org.mokkachain.wallet.shell;

import java.time.Duration;
import java.util.function.Consumer;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;

/** Asks the node once a second how the chain stands, on a thread of its own, and tells what is new. */
final class ChainWatcher implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MokkaClient client;
    private final Consumer<ChainView> listener;
    private final Beat hurry = new Beat();
    private final Thread thread;

    /** @param listener called on the watcher's thread */
    ChainWatcher(MokkaClient client, Consumer<ChainView> listener) {
        this.client = client;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("chain-watcher").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    /** Looks at once: something has just happened. */
    void hurry() {
        hurry.give();
    }

    private void watch() {
        ChainView view = ChainView.nothingYet(client.node().toString());
        long hurried = hurry.count();
        while (!Thread.currentThread().isInterrupted()) {
            ChainView next = look(view);
            if (Thread.currentThread().isInterrupted()) {
                return; // the screen may be gone
            }
            if (!next.equals(view)) {
                view = next;
                listener.accept(view);
            }
            try {
                hurry.await(hurried, PAUSE);
                hurried = hurry.count();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private ChainView look(ChainView view) {
        try {
            return view.answered(client.status());
        } catch (MokkaClientException e) {
            return view.lost(String.valueOf(e.getMessage()));
        }
    }

    /** Returns when the listener is done. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
