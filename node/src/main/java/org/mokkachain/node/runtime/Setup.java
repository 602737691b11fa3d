package org.mokkachain.node.runtime;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.mokkachain.consensus.core.Mokka;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.rocksdb.StagingSwap;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.http.HttpSettings;
import org.mokkachain.node.http.HttpStartException;
import org.mokkachain.node.http.Tls;
import org.mokkachain.node.metrics.MessageFigures;
import org.mokkachain.node.replica.Epochs;
import org.mokkachain.node.replica.EvidenceCourt;
import org.mokkachain.node.replica.GossipCheck;
import org.mokkachain.node.replica.NodeFacts;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.p2p.broadcast.BroadcastSettings;
import org.mokkachain.p2p.gossip.Gossip;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.gossip.GossipIdentity;
import org.mokkachain.p2p.gossip.GossipSettings;
import org.mokkachain.p2p.gossip.GossipVerifier;
import org.mokkachain.p2p.peers.FilePeerBook;
import org.mokkachain.p2p.peers.PeerBook;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureCache;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.PublicKey;

/** Makes the parts of a node from its configuration, its key and its genesis. */
record Setup(
        NodeConfig config,
        PrivateKey key,
        GenesisState genesisState,
        NodeIdentity identity,
        Settings settings,
        SignatureScheme scheme) {
    private static final int CACHED_ACCOUNTS = 100_000;

    /** What is asked of a peer may wait there behind much else; asking another one too early sends it twice. */
    private static final int ANSWER_MS = 500;

    static Setup of(NodeConfig config, PrivateKey key, Genesis genesis, String version) {
        String name = config.name().orElseGet(() -> nameOf(key.publicKey(), genesis.validators()));
        return new Setup(
                config,
                key,
                GenesisState.of(genesis),
                NodeIdentity.of(name, genesis, version),
                Settings.of(genesis.timing(), Math.toIntExact(Parameter.MAX_BLOCK_BYTES.max())),
                Ed25519.preferred());
    }

    private static String nameOf(PublicKey key, ValidatorSet validators) {
        return validators.find(key).map(Validator::name).orElseGet(() -> "node-" + key.hex().substring(0, 8));
    }

    DataDirectory directory() {
        return new DataDirectory(config.dataDirectory());
    }

    private Genesis genesis() {
        return identity.genesis();
    }

    /** Where the chain on disk goes on. */
    ChainStart chainStart(Disk disk) {
        return ChainLoader.load(disk.store(), genesis().validators());
    }

    SyncSetup sync(Disk disk, DiskRoom room) {
        return new SyncSetup(
                config.sync().snapshotAfter(),
                genesisState.batch(),
                TrustChain.of(genesis(), scheme.verifier()),
                new StagingSwap(directory().ledger()),
                disk.store().ledgerId(),
                room);
    }

    Epoch epoch(ChainStart start) {
        return Epochs.of(genesis(), start.epoch());
    }

    /**
     * The replica as it goes on from what is on disk.
     *
     * @param address where other nodes reach this one
     */
    Replica replica(Disk disk, ChainStart start, PeerAddress address) {
        Genesis genesis = genesis();
        ChainRules rules = ChainRules.of(genesis, new EvidenceCourt(scheme.verifier()));
        Chain chain = new Chain(rules, start, disk.store(), CACHED_ACCOUNTS);
        LedgerState ledger = new LedgerState(disk.store().ledgerId(), start.tip(), epoch(start));
        Identity me = Identity.of(scheme.signer(key));
        return new Replica(
                Mokka.recover(settings, me, ledger, disk.past()),
                chain,
                new Mempool(mempoolSettings(), chain),
                gossip(address),
                new Replica.Rules(scheme.verifier(), genesis.timing().censorMs()));
    }

    private Gossip gossip(PeerAddress address) {
        GossipIdentity me =
                new GossipIdentity(address, scheme.signer(key), System.currentTimeMillis(), identity.chainId());
        return new Gossip(me, gossipSettings(), new SplittableRandom(new SecureRandom().nextLong()));
    }

    private static GossipSettings gossipSettings() {
        BroadcastSettings usual = BroadcastSettings.DEFAULT;
        BroadcastSettings.Times times = usual.times();
        BroadcastSettings.Times patient = new BroadcastSettings.Times(
                times.announce(),
                times.graft(),
                ANSWER_MS,
                times.longestRegraft(),
                times.longestPause(),
                times.clock());
        return new GossipSettings(
                GossipSettings.DEFAULT.membership(),
                GossipSettings.DEFAULT.overlay(),
                new BroadcastSettings(patient, usual.limits(), usual.threshold(), usual.commonTree()));
    }

    /** Where addresses of other nodes are kept. */
    PeerBook peerBook() {
        return new FilePeerBook(directory().root().resolve("peers"));
    }

    /**
     * How this node enters the gossip, and what it says of itself there.
     *
     * @param contacts asked first
     * @param known from an earlier run
     */
    List<GossipEvent> introduction(List<PeerAddress> contacts, List<PeerAddress> known) {
        List<GossipEvent> events = new ArrayList<>();
        events.add(NodeFacts.put(NodeFacts.NAME, identity.name()));
        events.add(NodeFacts.put(NodeFacts.VERSION, identity.version()));
        if (config.http().enabled() && config.http().port() != 0) {
            String scheme = config.http().tls().isPresent() ? "https" : "http";
            String url = scheme + "://" + config.http().host() + ":" + config.http().port();
            events.add(NodeFacts.put(NodeFacts.API, url));
        }
        List<PeerAddress> asked = new ArrayList<>(contacts);
        asked.addAll(known);
        events.add(new GossipEvent.Join(asked));
        return events;
    }

    private Role role() {
        return isValidator(key.publicKey()) ? Role.VALIDATOR : Role.OBSERVER;
    }

    private boolean isValidator(PublicKey node) {
        return genesis().validators().indexOf(node).isPresent();
    }

    MempoolSettings mempoolSettings() {
        NodeConfig.Limits limits = config.limits();
        MempoolSettings usual = MempoolSettings.DEFAULT;
        return new MempoolSettings(
                limits.mempoolTransactions(),
                limits.mempoolBytes(),
                limits.mempoolPerOrigin(),
                usual.nonceWindow(),
                usual.rememberedFates());
    }

    MempoolMirror mirror(Disk disk) {
        return new MempoolMirror(() -> disk.store().head().height(), mempoolSettings());
    }

    MessageChecks messageChecks(Epoch epoch, VoteBook votes) {
        return new MessageChecks(epoch, settings.proof(), scheme.verifier(), votes);
    }

    Inbound.Checks checks(MessageChecks messages, SignatureChecks signatures, MessageFigures figures) {
        // What comes a second time by another way costs a look-up.
        GossipVerifier gossip = new GossipVerifier(new SignatureCache(scheme.verifier()), identity.chainId());
        return new Inbound.Checks(messages, signatures, new GossipCheck(gossip, signatures::isSigned), figures);
    }

    SignatureChecks signatureChecks() {
        return new SignatureChecks(scheme.verifier());
    }

    Transport transport(TransportSource source) {
        NetworkIdentity said = new NetworkIdentity(
                genesis().network(), identity.chainId(), Wire.PROTOCOL_VERSION, role(), identity.name());
        return source.open(key, said, Wire.limits(), admission());
    }

    /** Until the chain on disk is read. */
    private AdmissionPolicy admission() {
        List<PublicKey> validators =
                genesis().validators().members().stream().map(Validator::key).toList();
        return AdmissionPolicy.only(validators);
    }

    /** Reads the files of TLS, where they are set. */
    HttpSettings httpSettings() throws HttpStartException {
        NodeConfig.Http http = config.http();
        HttpSettings.Limits usual = HttpSettings.Limits.DEFAULT;
        HttpSettings.Limits limits = new HttpSettings.Limits(
                http.maxBodyBytes(),
                usual.maxBatch(),
                http.maxConnections(),
                http.maxEventClients(),
                usual.maxWait(),
                usual.idleTimeout(),
                usual.heartbeat());
        Optional<Tls> tls = Optional.empty();
        if (http.tls().isPresent()) {
            tls = Optional.of(Tls.read(http.tls().get().certificate(), http.tls().get().key()));
        }
        NodeConfig.ClientRates rates = http.rates();
        return new HttpSettings(
                http.host(),
                http.port(),
                new HttpSettings.Access(http.allowedHosts(), http.corsOrigins(), tls),
                limits,
                new HttpSettings.Rates(rates.requestsPerSecond(), rates.submitsPerSecond(), rates.streams(),
                        rates.connections(), rates.alsoThisMachine()));
    }
}
