package org.mokkachain.node.runtime;

import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Status;
import org.mokkachain.node.http.EventHub;

/** Tells subscribers of changed terms, leaders and liveness, a few times a second at most. */
final class StatusTicker implements Runnable {
    private static final long INTERVAL_MS = 250;

    private final Chronicle chronicle;
    private final LiveStatus status;
    private final EventHub events;
    private final Halt halt;
    private String lastSentence = "";

    StatusTicker(Chronicle chronicle, LiveStatus status, EventHub events, Halt halt) {
        this.chronicle = chronicle;
        this.status = status;
        this.events = events;
        this.halt = halt;
    }

    @Override
    public void run() {
        try {
            while (!halt.isEnded()) {
                Thread.sleep(INTERVAL_MS);
                if (!halt.isEnded()) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Status now = status.status();
        boolean changed = chronicle.takeChanged() || now.liveness().ok() != lastSentence.isEmpty();
        if (changed) {
            lastSentence = now.liveness().ok() ? "" : now.liveness().sentence();
            events.publish(new NodeEvent.ConsensusChanged(
                    now.epoch(), now.term(), now.leader(), now.state(), now.liveness()));
        }
    }
}
