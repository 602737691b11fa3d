package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.PermissionEntry;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.governance.Member;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.replica.NodeFacts;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.host.GossipLinks;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps links, role and admission of this node as the chain wants them: validators dial one another where the
 * configuration or else the chain says they are, and whoever was removed is still served for a while.
 */
final class Neighbourhood {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbourhood.class);
    private static final long GRACE_NANOS = 600_000_000_000L;
    private static final Bytes NODES = Bytes.of((byte) 2);
    private static final int PAGE = 1_000;

    private final NodeConfig.P2p config;
    private final LedgerReader ledger;
    private final Transport transport;
    private final GossipLinks links;
    private final Mailbox mailbox;
    private final Map<PublicKey, Long> lastInCharge = new TreeMap<>();
    private Optional<Seen> seen = Optional.empty();

    /** What admission was last made from. */
    private record Seen(Governance governance, boolean allowList, Set<PublicKey> validators) {}

    Neighbourhood(
            NodeConfig.P2p config, LedgerReader ledger, Transport transport, GossipLinks links, Mailbox mailbox) {
        this.config = config;
        this.ledger = ledger;
        this.transport = transport;
        this.links = links;
        this.mailbox = mailbox;
    }

    /** Whom a node that has just started asks: the configured peers; without any, the validators. */
    List<PeerAddress> contacts() {
        return config.peers().isEmpty()
                ? addresses(Governance.in(ledger).membership().members())
                : config.peers();
    }

    /** Other validators are in charge; before the replica starts, or on its thread. */
    void enter(Epoch epoch) {
        boolean validator = epoch.indexOf(transport.self()).isPresent();
        Role role = validator ? Role.VALIDATOR : Role.OBSERVER;
        transport.speakAs(role);
        List<Member> members = Governance.in(ledger).membership().members().stream()
                .filter(member -> epoch.indexOf(member.validator().key()).isPresent())
                .toList();
        List<PeerAddress> validators = validator ? addresses(members) : List.of();
        links.keepAlways(validator ? withConfigured(validators) : List.of(), System.nanoTime());
        tell(NodeFacts.put(NodeFacts.ROLE, role.name().toLowerCase(Locale.ROOT)));
        tell(new GossipEvent.Pin(validators));
        refresh(epoch);
    }

    private void tell(GossipEvent event) {
        mailbox.add(new ReplicaEvent.ForGossip(event));
    }

    /** Of the others; what is configured wins. */
    private List<PeerAddress> addresses(List<Member> members) {
        Map<PublicKey, PeerAddress> configured = new LinkedHashMap<>();
        config.peers().forEach(peer -> configured.put(peer.key(), peer));
        List<PeerAddress> addresses = new ArrayList<>();
        for (Member member : members) {
            PublicKey key = member.validator().key();
            if (!key.equals(transport.self())) {
                Optional.ofNullable(configured.get(key)).or(() -> address(member)).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    private static Optional<PeerAddress> address(Member member) {
        try {
            return Optional.of(PeerAddress.parse("mokka://" + member.validator().key().hex() + "@" + member.host()));
        } catch (IllegalArgumentException e) {
            LOG.warn("validator {} cannot be dialled at the host that the chain has for it: {}; name it in p2p.peers",
                    member.validator().name(), e.getMessage());
            return Optional.empty();
        }
    }

    private List<PeerAddress> withConfigured(List<PeerAddress> validators) {
        Map<PublicKey, PeerAddress> all = new LinkedHashMap<>();
        config.peers().forEach(peer -> all.put(peer.key(), peer));
        validators.forEach(peer -> all.put(peer.key(), peer));
        all.remove(transport.self());
        return List.copyOf(all.values());
    }

    /** Follows the permissions of the chain; expected once a second, on any thread. */
    synchronized void refresh(Epoch epoch) {
        long now = System.nanoTime();
        Governance governance = Governance.in(ledger);
        governance.membership().members().forEach(member -> lastInCharge.put(member.validator().key(), now));
        epoch.validators().members().forEach(member -> lastInCharge.put(member.key(), now));
        lastInCharge.values().removeIf(at -> now - at > GRACE_NANOS);
        boolean allowList = governance.parametersAt(ledger.head().height() + 1).nodeAllowList();
        Seen next = new Seen(governance, allowList, new TreeSet<>(lastInCharge.keySet()));
        if (!seen.equals(Optional.of(next))) {
            seen = Optional.of(next);
            transport.admit(policy(next));
        }
    }

    private NodeAdmission policy(Seen now) {
        Set<PublicKey> allowed = new TreeSet<>(config.allow());
        config.peers().forEach(peer -> allowed.add(peer.key()));
        Set<PublicKey> denied = new TreeSet<>();
        Optional<Bytes> after = Optional.empty();
        List<StateEntry<?>> page;
        do {
            page = ledger.scan(StateKind.PERMISSION, NODES, after, PAGE);
            for (StateEntry<?> entry : page) {
                if (entry.key() instanceof PermissionKey(NodeSubject(PublicKey node))
                        && entry.value() instanceof PermissionEntry(Permission permission)) {
                    (permission == Permission.DENIED ? denied : allowed).add(node);
                }
                after = Optional.of(entry.key().naturalKey());
            }
        } while (page.size() == PAGE);
        return new NodeAdmission(now.validators(), allowed, denied, config.open() && !now.allowList());
    }
}
