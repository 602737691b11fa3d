package org.mokkachain.node.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.directory.ForeignKeyException;
import org.mokkachain.node.http.HttpServer;
import org.mokkachain.node.http.HttpStartException;
import org.mokkachain.node.http.NodePorts;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.host.GossipLinks;
import org.mokkachain.p2p.peers.PeerBook;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node. {@link #start} opens everything in the order in which one thing needs another, {@link #close} lets
 * go of leadership first and closes in the opposite order. What fails at the start is thrown as what it is, with a
 * message for the operator, and nothing stays open.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private final NodeConfig config;
    private final PrivateKey key;
    private final Genesis genesis;
    private final String version;
    private final TransportSource transports;
    private final Mailbox mailbox;
    private final SelfCheck self;
    private final NodeMetrics metrics = new NodeMetrics();
    private final Subscribers subscribers;
    private final Halt halt = new Halt();
    private final List<Closeable> opened = new ArrayList<>();
    private Optional<Farewell> farewell = Optional.empty();
    private boolean started;
    private volatile Supplier<SyncInfo> sync = () -> SyncInfo.IN_SYNC;
    private volatile Optional<Board> board = Optional.empty();
    private volatile OptionalInt httpPort = OptionalInt.empty();

    /**
     * @param key unlocked; the node's identity and, if it is in the validator set, its vote
     * @param version of the software, for the API
     */
    public Node(NodeConfig config, PrivateKey key, Genesis genesis, String version) {
        this(config, key, genesis, version, TransportSource.sockets(config.p2p()));
    }

    /** @param transports where the links with other nodes come from */
    public Node(NodeConfig config, PrivateKey key, Genesis genesis, String version, TransportSource transports) {
        this.config = config;
        this.key = key;
        this.genesis = genesis;
        this.version = version;
        this.transports = transports;
        this.mailbox = new Mailbox(config.limits().mailbox());
        this.self = new SelfCheck(mailbox, config.limits().mailbox(), System::currentTimeMillis);
        this.subscribers = new Subscribers(genesis, mailbox, halt, metrics);
    }

    /**
     * Opens the data directory, links with peers and serves the API.
     *
     * @throws IOException if a file or the peer port cannot be used
     * @throws HttpStartException if the HTTP port cannot be used
     * @throws org.mokkachain.ledger.store.StoreException if the store cannot be used
     */
    public synchronized void start() throws IOException, HttpStartException {
        if (halt.isEnded()) {
            return;
        }
        try {
            startAll();
            started = true;
        } finally {
            if (!started) {
                halt.stopped();
                closeAll();
            }
        }
    }

    private void startAll() throws IOException, HttpStartException {
        Setup setup = Setup.of(config, key, genesis, version);
        Disk disk = open(disk(setup), Disk::close);
        Caretaker caretaker = Caretaker.of(config, disk.store(), mailbox, halt);
        open(metrics, NodeMetrics::close).begin(setup.identity(), disk);
        ChainStart start = setup.chainStart(disk);
        Workers workers = open(new Workers(config.limits().signatureThreads()), Workers::close);
        MessageChecks messages = setup.messageChecks(setup.epoch(start), subscribers.seen().votes());
        SignatureChecks signatures = setup.signatureChecks();
        LinkJournal links = new LinkJournal(messages, subscribers.events(), System::nanoTime);
        var checks = setup.checks(messages, signatures, metrics.messages());
        Inbound inbound = new Inbound(mailbox, checks, workers, links, self);
        Transport transport = open(setup.transport(transports), Transport::close);
        CatchingUp behind = catchingUp(setup, disk, transport, caretaker.room());
        inbound.attach(transport, behind.catchUp(), new GenesisAnswers(genesis));
        inbound.listen(transport);
        Replica replica = setup.replica(disk, start, transport.address());
        LedgerWriter writer = writer(disk, behind.shelf(), caretaker.room());
        EvidenceKeeper evidence = EvidenceKeeper.load(setup.directory().evidence(), halt);
        LiveOversight oversight = oversight(disk, transport, evidence);
        Admissions admissions = new Admissions(mailbox, signatures, disk.store(), caretaker.room(), oversight);
        Chronicle chronicle = new Chronicle(subscribers.seen(), messages, evidence, metrics.consensus());
        Outcomes outcomes = new Outcomes(admissions, subscribers.reads(), chronicle, halt);
        var gossip = new GossipLinks(transport, this::congested);
        var neighbourhood = new Neighbourhood(config.p2p(), disk.store(), transport, gossip, mailbox);
        Peers peers = new Peers(transport, messages, disk.store(), workers.background(),
                new RangeGate(messages, mailbox, behind.catchUp()::needsNoBlocks));
        var network = new EffectRunner.Network(peers, gossip, new GossipJournal(links), neighbourhood);
        Timers timers = new Timers();
        var keepers = new EffectRunner.Keepers(writer, setup.mirror(disk));
        EffectRunner effects = new EffectRunner(disk.log(), timers, network, keepers, outcomes);
        board = Optional.of(new Board(now -> Board.Notice.of(replica, now), System.nanoTime()));
        LiveStatus status = status(setup, disk, transport, caretaker.room(), behind.watch(), keepers.mempool());
        LiveFigures figures = figures(setup, messages, transport, status);

        neighbourhood.enter(messages.epoch());
        run("ledger", writer, writer::close);
        var pace = new ReplicaLoop.Pace(timers, metrics.turns(), board.orElseThrow());
        run("replica", new ReplicaLoop(replica, mailbox, pace, effects, halt), halt::stopped);
        run("status", new StatusTicker(chronicle, status, subscribers.events(), halt,
                List.of(() -> neighbourhood.refresh(messages.epoch()), figures::refresh)), halt::stopped);
        introduce(setup, neighbourhood);
        runBeside(evidence, behind.catchUp(), caretaker.watch());
        metrics.add(mailbox::measure, inbound::measure, workers::measure, writer::measure, links::measure,
                admissions::measure, behind.shelf()::measure, caretaker.watch()::measure, subscribers::measure,
                figures::measure);
        serve(setup, subscribers.ports(disk.store(), status, admissions, keepers.mempool(),
                caretaker.administration(prepareFarewell(outcomes), mailbox, neighbourhood)));
        tellStarted(setup.identity());
    }

    private void runBeside(EvidenceKeeper evidence, CatchUp catchUp, StoreWatch watch) {
        run("evidence", evidence, halt::stopped);
        run("catch-up", catchUp, halt::stopped);
        run("store-watch", watch, halt::stopped);
    }

    private LiveFigures figures(Setup setup, MessageChecks messages, Transport transport, LiveStatus status) {
        return new LiveFigures(
                new ProtocolFigures(mailbox, status, setup.mempoolSettings()),
                new TransportFigures(transport, messages, config.p2p().maxInbound(), metrics.meters()));
    }

    private LedgerWriter writer(Disk disk, SnapshotShelf shelf, DiskRoom room) {
        run("statistics", subscribers.past(disk.store()), halt::stopped);
        Announcer announcer = subscribers.announcer(disk.store());
        return new LedgerWriter(disk.store(), mailbox, shelf.before(announcer::written), halt,
                new LedgerWriter.Thrift(room, config.care().keepBlocks(), metrics.times()));
    }

    /** What is said between the last request and the rest of the end. */
    private Abdication prepareFarewell(Outcomes outcomes) {
        Abdication abdication = new Abdication(mailbox, key.publicKey(), halt);
        farewell = Optional.of(open(
                new Farewell(mailbox, halt, abdication, outcomes.whenReadyToStop()), Farewell::tellTheRest));
        return abdication;
    }

    private Disk disk(Setup setup) throws IOException {
        try {
            return Disk.open(setup.directory(), setup.genesisState(), key.publicKey());
        } catch (ForeignKeyException e) {
            throw new ConfigurationException(e.with(config.key().file()),
                    "Use the key that belongs to the directory, or another data-dir.");
        }
    }

    private LiveStatus status(Setup setup, Disk disk, Transport transport, DiskRoom room, SyncWatch watch,
            MempoolMirror mempool) {
        Invitations invitations = new Invitations(config.p2p(), setup.identity(), disk.store(), transport);
        return new LiveStatus(setup.identity(), mailbox, disk.store(), transport,
                new LiveStatus.Watches(board.orElseThrow(), mempool,
                        subscribers.rollCall(disk.store(), transport.self()), room, watch, invitations, self, halt));
    }

    private void tellStarted(NodeIdentity me) {
        LOG.info("{} started network={} chain={} key={}", me.name(), genesis.network(), me.chainId(), key.publicKey());
    }

    private LiveOversight oversight(Disk disk, Transport transport, EvidenceKeeper evidence) {
        return new LiveOversight(genesis.crashModel(), disk.store(), mailbox, transport, evidence);
    }

    /** Enters the gossip, by way of those this node knows. */
    private void introduce(Setup setup, Neighbourhood neighbourhood) {
        PeerBook book = setup.peerBook();
        run("peers", new PeerNotes(book, mailbox, halt), halt::stopped);
        setup.introduction(neighbourhood.contacts(), PeerNotes.load(book))
                .forEach(event -> mailbox.add(new ReplicaEvent.ForGossip(event)));
    }

    private record CatchingUp(SnapshotShelf shelf, SyncWatch watch, CatchUp catchUp) {}

    private CatchingUp catchingUp(Setup setup, Disk disk, Transport transport, DiskRoom room) {
        SnapshotShelf shelf = open(
                new SnapshotShelf(disk.store(), disk.store(), config.sync().snapshotInterval()), SnapshotShelf::close);
        SyncWatch watch = new SyncWatch(() -> disk.store().head().height(), this::claimedHeight);
        sync = watch::info;
        return new CatchingUp(shelf, watch, new CatchUp(setup.sync(disk, room), shelf, transport, watch, halt));
    }

    /** The highest final block that others say they have. */
    private long claimedHeight() {
        return board.map(notices -> notices.last().view().targetHeight()).orElse(0L);
    }

    /** How the node catches up, and how far it is. */
    public SyncInfo sync() {
        return sync.get();
    }

    /** Where the API is served; empty unless the node runs and serves one. */
    public OptionalInt httpPort() {
        return httpPort;
    }

    private void congested(PublicKey peer) {
        mailbox.add(new ReplicaEvent.ForGossip(new GossipEvent.Congested(peer)));
    }

    private void serve(Setup setup, NodePorts ports) throws HttpStartException {
        if (config.http().enabled()) {
            HttpServer http =
                    open(new HttpServer(setup.httpSettings(), ports, metrics.registry()), HttpServer::close);
            http.start();
            httpPort = OptionalInt.of(http.port());
        }
    }

    private void run(String name, Runnable work, Runnable end) {
        open(Running.start(name, work, end), Running::close);
    }

    private interface Closing<T> {
        void close(T resource) throws IOException;
    }

    private <T> T open(T resource, Closing<T> closing) {
        opened.add(() -> closing.close(resource));
        return resource;
    }

    /** Completes when the node has ended, by {@link #close} or because it had to. */
    public CompletableFuture<Halt.Ending> ending() {
        return halt.ending();
    }

    /**
     * Takes nothing new, hands over leadership, answers who has asked, then closes everything. During a start it waits
     * for its end; before it, the node does not start any more. May be called twice.
     */
    @Override
    public synchronized void close() {
        long begun = System.nanoTime();
        boolean inOrder = started && !halt.isEnded();
        if (inOrder) {
            farewell.ifPresent(Farewell::handOver);
        }
        closeAll();
        halt.stopped();
        if (inOrder) {
            LOG.info("stopped in {} ms", (System.nanoTime() - begun) / 1_000_000);
        }
    }

    /** As {@link #close}, but waits no longer than this; whether the node is closed. */
    public boolean closeWithin(Duration limit) throws InterruptedException {
        return Thread.ofPlatform().daemon().name("node-close").start(this::close).join(limit);
    }

    /**
     * Ends without a word, as if the process had been killed: leadership is not handed over, and whoever asks is cut
     * off. What was promised is on disk. May be called twice.
     */
    public synchronized void kill() {
        halt.stopped();
        closeAll();
    }

    private void closeAll() {
        for (Closeable resource : opened.reversed()) {
            try {
                resource.close();
            } catch (IOException e) {
                LOG.warn("a file could not be closed: {}", e.toString());
            }
        }
        opened.clear();
    }
}
