package org.mokkachain.node.runtime;

import java.util.Optional;
import org.mokkachain.ledger.store.EpochHistory;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.http.Administration;
import org.mokkachain.node.http.BlockStatistics;
import org.mokkachain.node.http.EventHub;
import org.mokkachain.node.http.FinalityWaiters;
import org.mokkachain.node.http.NodePorts;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;

/** What clients of the API wait for and listen to, filled by the node's threads and read by those of the server. */
final class Subscribers {
    private static final int EVENTS_REMEMBERED = 16_384;
    private static final int MAX_WAITING_CLIENTS = 4_096;

    private final Genesis genesis;
    private final Mailbox mailbox;
    private final Halt halt;
    private final NodeMetrics metrics;
    private final EventHub events = new EventHub(System.currentTimeMillis(), EVENTS_REMEMBERED);
    private final FinalityWaiters finality = new FinalityWaiters(MAX_WAITING_CLIENTS);
    private final Seen seen = new Seen(new Timings(), new Leaderships(), new VoteBook());
    private final BlockStatistics statistics = new BlockStatistics(System.currentTimeMillis());
    private final Reads reads;

    Subscribers(Genesis genesis, Mailbox mailbox, Halt halt, NodeMetrics metrics) {
        this.genesis = genesis;
        this.mailbox = mailbox;
        this.halt = halt;
        this.metrics = metrics;
        this.reads = new Reads(mailbox);
    }

    EventHub events() {
        return events;
    }

    Seen seen() {
        return seen;
    }

    Reads reads() {
        return reads;
    }

    Announcer announcer(LedgerReader ledger) {
        EpochHistory epochs = new EpochHistory(ledger, genesis.validators());
        BlockCounts counts = new BlockCounts(seen.timings(), statistics, metrics.blocks(), epochs);
        Announcer.Audience audience = new Announcer.Audience(events, finality, reads, counts);
        return new Announcer(audience, epochs, new AddressFormat(genesis.addressPrefix()));
    }

    /** The chain as clients see it. */
    StoreChainReader chain(LedgerReader ledger) {
        return new StoreChainReader(genesis, ledger, seen, reads);
    }

    RollCall rollCall(LedgerReader ledger, PublicKey self) {
        return new RollCall(chain(ledger), seen.timings(), self);
    }

    /** To be made before anything is written. */
    PastBlocks past(LedgerReader ledger) {
        return new PastBlocks(ledger, statistics, System.currentTimeMillis(), halt::isEnded);
    }

    /** As figures. */
    void measure(Meters meters) {
        events.measure(meters);
        finality.measure(meters);
        reads.measure(meters);
    }

    /** Everything the HTTP server needs of this node. */
    NodePorts ports(LedgerReader ledger, LiveStatus status, Admissions admissions, MempoolMirror mempool,
            Optional<Administration> administration) {
        StoreChainReader chain = chain(ledger);
        return new NodePorts(
                chain,
                chain.state(),
                new LiveMempool(mailbox, mempool),
                status,
                new CountedAdmissions(new LastOrders(admissions, halt), metrics.meters()),
                events,
                finality,
                statistics,
                new LiveProofs(mailbox, reads, ledger),
                administration,
                admissions.oversight());
    }
}
