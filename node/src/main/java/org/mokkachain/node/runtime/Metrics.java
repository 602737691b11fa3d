package org.mokkachain.node.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Figures of the runtime: every queue, and what each refused when it was full. */
final class Metrics {
    private final Mailbox mailbox;
    private final Inbound inbound;
    private final Workers workers;
    private final LedgerWriter ledger;
    private final MessageChecks messages;

    Metrics(Mailbox mailbox, Inbound inbound, Workers workers, LedgerWriter ledger, MessageChecks messages) {
        this.mailbox = mailbox;
        this.inbound = inbound;
        this.workers = workers;
        this.ledger = ledger;
        this.messages = messages;
    }

    void bindTo(MeterRegistry registry) {
        Gauge.builder("mokka.mailbox.size", mailbox, Mailbox::size)
                .description("Events that wait for the protocol thread")
                .register(registry);
        FunctionCounter.builder("mokka.mailbox.dropped", mailbox, Mailbox::dropped)
                .description("Events from outside that found the mailbox full")
                .register(registry);
        Gauge.builder("mokka.workers.queued", workers, Workers::queued)
                .description("Frames that wait to be decoded and checked")
                .register(registry);
        FunctionCounter.builder("mokka.workers.dropped", workers, Workers::dropped)
                .description("Frames that found the workers' queues full")
                .register(registry);
        Gauge.builder("mokka.ledger.backlog", ledger, LedgerWriter::backlog)
                .description("Commits that wait to be written to the store")
                .register(registry);
        FunctionCounter.builder("mokka.gossip.refused", inbound, Inbound::gossipRefused)
                .description("Frames of gossip that found too many before them")
                .register(registry);
        Gauge.builder("mokka.consensus.epoch", messages, m -> m.epoch().number())
                .description("Number of the validator set in charge")
                .register(registry);
    }
}
