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

    private void watch() {
        ChainView view = ChainView.nothingYet(client.node().toString());
        while (!Thread.currentThread().isInterrupted()) {
            ChainView next = look(view);
            if (!next.equals(view)) {
                view = next;
                listener.accept(view);
            }
            try {
                Thread.sleep(PAUSE);
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

    @Override
    public void close() {
        thread.interrupt();
    }
}
