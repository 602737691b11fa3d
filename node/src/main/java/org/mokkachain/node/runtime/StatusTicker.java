package org.mokkachain.node.runtime;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Status;
import org.mokkachain.node.http.EventHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells subscribers of changed terms, leaders and liveness, and lets admission follow the chain. */
final class StatusTicker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusTicker.class);
    private static final long INTERVAL_MS = 250;
    private static final int LOOKS_PER_SECOND = 4;

    private final Chronicle chronicle;
    private final LiveStatus status;
    private final EventHub events;
    private final Halt halt;
    private final List<Runnable> eachSecond;
    private int looks;
    private String lastSentence = "";

    StatusTicker(Chronicle chronicle, LiveStatus status, EventHub events, Halt halt,
            List<Runnable> eachSecond) {
        this.chronicle = chronicle;
        this.status = status;
        this.events = events;
        this.halt = halt;
        this.eachSecond = eachSecond;
    }

    @Override
    public void run() {
        try {
            while (!halt.isEnded()) {
                Thread.sleep(INTERVAL_MS);
                if (!halt.isEnded()) {
                    look();
                    if (++looks % LOOKS_PER_SECOND == 0) {
                        status.look();
                        eachSecond.forEach(Runnable::run);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException e) {
            LOG.debug("the protocol thread has ended", e);
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
