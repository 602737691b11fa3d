package org.mokkachain.node.runtime;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.ledger.chain.Exit;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolCounts;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.node.metrics.GossipFigures;
import org.mokkachain.node.metrics.Labels;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.p2p.broadcast.BroadcastCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the protocol thread knows: consensus, pending transactions, gossip. It is asked once a second, not by every
 * scrape; how long ago it answered is a figure of its own. Thread-safe.
 */
final class ProtocolFigures {
    private static final Logger LOG = LoggerFactory.getLogger(ProtocolFigures.class);

    private final Mailbox mailbox;
    private final LiveStatus status;
    private final MempoolSettings settings;
    private volatile Optional<Snapshot> last = Optional.empty();
    private volatile boolean ready;

    ProtocolFigures(Mailbox mailbox, LiveStatus status, MempoolSettings settings) {
        this.mailbox = mailbox;
        this.status = status;
        this.settings = settings;
    }

    private record Pending(int size, int executable, long bytes, OptionalLong sinceMs, MempoolCounts.Totals totals) {
        static Pending of(Mempool pool) {
            return new Pending(
                    pool.size(), pool.executableCount(), pool.bytes(), pool.executableSince(), pool.totals());
        }
    }

    private record Snapshot(
            long nanos, ConsensusView view, Epoch epoch, Pending pending, int neighbours, BroadcastCounters gossip) {
        static Snapshot of(Replica replica) {
            long now = System.nanoTime();
            return new Snapshot(
                    now,
                    replica.view(now),
                    replica.epoch(),
                    Pending.of(replica.mempool()),
                    replica.gossip().overlay().active().size(),
                    replica.gossip().broadcast().counters());
        }
    }

    /** Asks again. */
    void refresh() {
        try {
            last = Optional.of(mailbox.ask(Snapshot::of).join());
            ready = status.readiness().ok();
        } catch (CompletionException e) {
            LOG.debug("nobody answers any more", e); // the node has ended meanwhile
        }
    }

    /** The protocol thread must be running. */
    void measure(Meters meters) {
        refresh();
        measureConsensus(meters);
        measureVotes(meters);
        measureSync(meters);
        measurePending(meters);
        measureRefusals(meters);
        gauge(meters, "mokka.gossip.neighbours", "Nodes with which this one exchanges gossip", Snapshot::neighbours);
        GossipFigures.measure(meters, () -> last.orElseThrow().gossip());
    }

    private void gauge(Meters meters, String name, String description, Function<Snapshot, Number> figure,
            String... tags) {
        meters.gauge(name, description, () -> last.map(figure).orElse(Double.NaN), tags);
    }

    private void flag(Meters meters, String name, String description, Predicate<Snapshot> is) {
        gauge(meters, name, description, s -> is.test(s) ? 1 : 0);
    }

    private void counter(Meters meters, String name, String description, Function<MempoolCounts.Totals, Long> count,
            String... tags) {
        meters.counter(name, description, () -> last.map(s -> count.apply(s.pending().totals())).orElse(0L), tags);
    }

    private void measureConsensus(Meters meters) {
        gauge(meters, "mokka.protocol.answer.age.seconds",
                "Since the protocol thread last said how it is; it is asked every second",
                s -> (System.nanoTime() - s.nanos()) / 1e9);
        meters.gauge("mokka.ready", "1 if /readyz says so: a validator can vote, an observer is in sync",
                () -> ready ? 1 : 0);
        gauge(meters, "mokka.consensus.epoch", "Number of the validator set in charge", s -> s.epoch().number());
        gauge(meters, "mokka.consensus.term", "The term this node is in", s -> s.view().term());
        gauge(meters, "mokka.consensus.height", "Last final block", s -> s.view().committed().height());
        flag(meters, "mokka.consensus.leader.known", "1 if a leader has proved its leadership of the term",
                s -> s.view().leader().isPresent());
        flag(meters, "mokka.consensus.live", "1 if blocks come as soon as there is work", s -> s.view().ok());
        flag(meters, "mokka.consensus.work.pending", "1 if a transaction waits that could be executed",
                s -> s.view().workPending());
        flag(meters, "mokka.consensus.weakened", "1 while this node abstains from leading", s -> s.view().weakened());
        meters.choice("mokka.consensus.role", "1 for what this node is doing, 0 for the rest", Role.values(),
                () -> last.map(s -> s.view().role()).orElse(Role.STARTING));
    }

    private void measureVotes(Meters meters) {
        gauge(meters, "mokka.consensus.validators", "Size of the validator set", s -> s.epoch().size());
        gauge(meters, "mokka.consensus.quorum", "How many of them must agree", s -> s.view().quorum());
        gauge(meters, "mokka.consensus.connected", "Validators that this node reaches, itself among them if it is one",
                s -> count(s, PeerView::connected));
        gauge(meters, "mokka.consensus.missing", "Validators whose absence matters now",
                s -> s.view().missing().size());
        gauge(meters, "mokka.consensus.suspecting", "Validators that suspect the leader",
                s -> count(s, PeerView::suspects));
        String votes = "Votes here for the block that is waited for, and for the candidate of the term";
        gauge(meters, "mokka.consensus.votes", votes, s -> count(s, PeerView::votedForCandidate), "phase", "election");
        gauge(meters, "mokka.consensus.votes", votes, s -> count(s, PeerView::prepared), "phase", "prepare");
        gauge(meters, "mokka.consensus.votes", votes, s -> count(s, PeerView::committed), "phase", "commit");
    }

    private static long count(Snapshot snapshot, Predicate<PeerView> what) {
        return snapshot.view().validators().stream().filter(what).count();
    }

    private void measureSync(Meters meters) {
        gauge(meters, "mokka.sync.behind.blocks", "Blocks that others have and this node has not",
                s -> Math.max(0, s.view().targetHeight() - s.view().committed().height()));
        meters.choice("mokka.sync.mode", "1 for what is done to catch up, 0 for the rest; none: in sync",
                SyncInfo.Mode.values(), () -> status.sync().mode());
        meters.gauge("mokka.sync.rate", "Blocks per second while catching up; of a snapshot percent per second",
                () -> status.sync().rate());
        meters.gauge("mokka.sync.seconds.left", "Time until in sync, as it goes now; NaN while nothing comes",
                () -> status.sync().secondsLeft().orElse(Double.NaN));
    }

    private void measurePending(Meters meters) {
        meters.queue("mempool", () -> last.map(s -> s.pending().size()).orElse(0), settings::maxTransactions);
        meters.queue("mempool-bytes", () -> last.map(s -> s.pending().bytes()).orElse(0L), settings::maxBytes);
        gauge(meters, "mokka.mempool.executable", "Transactions that could be executed now",
                s -> s.pending().executable());
        gauge(meters, "mokka.mempool.oldest.seconds",
                "How long the oldest executable transaction has waited; 0 if there is none",
                s -> s.pending().sinceMs().isPresent()
                        ? (s.nanos() / 1_000_000 - s.pending().sinceMs().getAsLong()) / 1e3
                        : 0.0);
    }

    private void measureRefusals(Meters meters) {
        counter(meters, "mokka.mempool.accepted", "Transactions taken, of clients and of other nodes",
                MempoolCounts.Totals::accepted);
        for (RefusalCode code : RefusalCode.values()) {
            counter(meters, "mokka.mempool.refused", "Transactions refused, of clients and of other nodes, by reason",
                    totals -> totals.refused().getOrDefault(code, 0L), "code", code.text());
        }
        String dropped = "Transactions that were taken and then dropped, by cause";
        for (Exit.Cause cause : Exit.Cause.values()) {
            counter(meters, "mokka.mempool.dropped", dropped,
                    totals -> totals.dropped().getOrDefault(cause, 0L), "cause", Labels.of(cause));
        }
        counter(meters, "mokka.mempool.dropped", dropped, MempoolCounts.Totals::replaced, "cause", "replaced");
    }
}
