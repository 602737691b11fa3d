package org.mokkachain.node.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.model.ConsensusInfo;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.api.model.Health;
import org.mokkachain.api.model.InvitationInfo;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.http.NodeStatus;
import org.mokkachain.node.liveness.Acquaintance;
import org.mokkachain.node.liveness.Diagnosis;
import org.mokkachain.node.liveness.OwnState;
import org.mokkachain.node.liveness.Readiness;
import org.mokkachain.node.runtime.Board.Notice;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.value.PublicKey;

/** The node's view of itself, put together from consensus, links and store at each call. Thread-safe. */
final class LiveStatus implements NodeStatus {
    private final NodeIdentity identity;
    private final Mailbox mailbox;
    private final LedgerReader ledger;
    private final Transport transport;
    private final Watches watches;
    private final AddressFormat addresses;

    /** What is looked at all the time: protocol, mempool, votes, disk, progress, invitations, itself, and its end. */
    record Watches(Board board, MempoolMirror mempool, RollCall roll, DiskRoom room, SyncWatch sync,
            Invitations invitations, SelfCheck self, Halt halt) {}

    LiveStatus(NodeIdentity identity, Mailbox mailbox, LedgerReader ledger, Transport transport, Watches watches) {
        this.identity = identity;
        this.mailbox = mailbox;
        this.ledger = ledger;
        this.transport = transport;
        this.watches = watches;
        this.addresses = new AddressFormat(identity.genesis().addressPrefix());
    }

    @Override
    public Status status() {
        Notice now = watches.board().last();
        ConsensusView view = now.view();
        long height = ledger.head().height();
        Header tip = ledger.header(height).orElseThrow();
        List<PeerStatus> peers = transport.peers();
        var genesis = identity.genesis();
        return new Status(
                genesis.network(),
                genesis.addressPrefix(),
                identity.chainId().hex(),
                identity.chainId().hex(),
                genesis.crashModel().name().toLowerCase(Locale.ROOT),
                transport.self().hex(),
                identity.name(),
                isValidator(now.epoch()) ? "validator" : "observer",
                identity.version(),
                height,
                tip.hash().hex(),
                tip.stateRoot().hex(),
                tip.timestampMs(),
                view.epoch(),
                view.term(),
                leader(now),
                state(view),
                isSyncing(view, height),
                (int) peers.stream().filter(PeerStatus::connected).count(),
                watches.mempool().info().transactions(),
                Governance.in(ledger).parametersAt(height + 1).limits().minFee().toString(),
                liveness(now, peers));
    }

    private Liveness liveness(Notice now, List<PeerStatus> peers) {
        Optional<String> stale = now.staleness(System.nanoTime());
        if (stale.isPresent()) {
            String sentence = "The protocol thread of this node " + stale.get() + ".";
            return new Liveness(false, sentence, List.of(), OptionalLong.empty());
        }
        Map<PublicKey, PeerStatus> links = new HashMap<>();
        peers.forEach(peer -> links.put(peer.key(), peer));
        Map<String, Acquaintance> known = new HashMap<>();
        for (Validator validator : now.epoch().validators().members()) {
            known.put(validator.name(), new Acquaintance(
                    Optional.ofNullable(links.get(validator.key())), watches.self().complaintOf(validator.key())));
        }
        Optional<String> name = now.epoch().validators().find(transport.self()).map(Validator::name);
        OwnState own = watches.self().state(watches.room().trouble());
        return new Diagnosis(now.view(), name, validator -> known.getOrDefault(validator, Acquaintance.NONE), own)
                .liveness(System.currentTimeMillis());
    }

    /** Looks once a second at what is wrong with this node itself. */
    void look() {
        watches.self().look(watches.room().trouble());
    }

    private boolean isValidator(Epoch epoch) {
        return epoch.indexOf(transport.self()).isPresent();
    }

    private static Optional<String> leader(Notice now) {
        return leader(now.view(), now.epoch());
    }

    /** The name of whoever leads. */
    static Optional<String> leader(ConsensusView view, Epoch epoch) {
        return view.leader().isPresent() ? Optional.of(epoch.name(view.leader().getAsInt())) : Optional.empty();
    }

    /** As the API says it. */
    static String state(ConsensusView view) {
        if (view.weakened() && view.role() != Role.HALTED) {
            return "weakened";
        }
        return switch (view.role()) {
            case STARTING, FOLLOWER -> "follower";
            case LEADER -> "leader";
            case CANDIDATE -> "candidate";
            case OBSERVER -> "observer";
            case REJOINING -> "rejoining";
            case HALTED -> "halted";
        };
    }

    private static boolean isSyncing(ConsensusView view, long height) {
        return view.targetHeight() > height + 1;
    }

    @Override
    public ConsensusInfo consensus() {
        Notice now = watches.board().last();
        ConsensusView view = now.view();
        long committed = view.committed().height();
        long pending = view.pending().map(block -> block.height()).orElse(committed);
        boolean prepared = view.validators().stream().filter(PeerView::prepared).count() >= view.quorum();
        return new ConsensusInfo(
                view.epoch(),
                view.term(),
                now.epoch().name(view.candidate()),
                leader(now),
                state(view),
                identity.genesis().crashModel().name().toLowerCase(Locale.ROOT),
                now.epoch().size(),
                view.quorum(),
                committed,
                prepared ? pending : committed,
                pending,
                view.validators().stream().filter(PeerView::suspects).map(PeerView::name).toList(),
                liveness(now, transport.peers()),
                watches.roll().of(view, now.epoch()));
    }

    @Override
    public List<PeerInfo> peers() {
        return mailbox.ask(PeerList::of).join().with(transport.peers());
    }

    @Override
    public GossipInfo gossip() {
        return mailbox.ask(GossipSnapshot::of).join();
    }

    @Override
    public SyncInfo sync() {
        return watches.sync().info();
    }

    @Override
    public InvitationInfo invitation(Optional<String> host) {
        return watches.invitations().invite(host);
    }

    @Override
    public List<ValidatorInfo> validators() {
        Notice now = watches.board().last();
        return now.view().validators().stream().map(v -> validator(v, now)).toList();
    }

    private ValidatorInfo validator(PeerView view, Notice now) {
        Validator validator = now.epoch().validators().get(view.index());
        boolean self = validator.key().equals(transport.self());
        long height = self ? ledger.head().height() : view.committedHeight();
        return new ValidatorInfo(
                view.index(),
                validator.name(),
                validator.key().hex(),
                addresses.format(validator.operator()),
                self || view.connected(),
                OptionalLong.of(height));
    }

    @Override
    public Health readiness() {
        if (watches.halt().isStopping() || watches.halt().isEnded()) {
            return Health.notBecause("stopping");
        }
        Notice now = watches.board().last();
        Optional<String> stale = now.staleness(System.nanoTime());
        if (stale.isPresent()) {
            return Health.notBecause("the protocol thread " + stale.get());
        }
        OwnState own = watches.self().state(watches.room().trouble());
        long links = transport.peers().stream().filter(PeerStatus::connected).count();
        String catchingUp = watches.sync().info().sentence();
        return new Readiness(now.view(), ledger.head().height(), links, catchingUp, own).health();
    }
}
