package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.governance.Member;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.http.Administration.Done;
import org.mokkachain.node.http.Administration.Outcome;
import org.mokkachain.node.http.Administration.Refused;
import org.mokkachain.node.replica.NodeFacts;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.host.GossipLinks;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps links, role and admission of this node as the chain wants them: validators dial one another where the
 * configuration or else the chain says they are, and whoever was removed is still served for a while.
 */
final class Neighbourhood {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbourhood.class);

    private final NodeConfig.P2p config;
    private final LedgerReader ledger;
    private final Transport transport;
    private final GossipLinks links;
    private final Mailbox mailbox;
    private final AdmittedNodes admitted;
    private PeerWishes wishes = PeerWishes.NONE;

    Neighbourhood(
            NodeConfig.P2p config, LedgerReader ledger, Transport transport, GossipLinks links, Mailbox mailbox) {
        this.config = config;
        this.ledger = ledger;
        this.transport = transport;
        this.links = links;
        this.mailbox = mailbox;
        this.admitted = new AdmittedNodes(config);
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
        List<PeerAddress> kept = validator ? withConfigured(validators) : List.copyOf(wishes.added().values());
        links.keepAlways(kept, System.nanoTime());
        tell(NodeFacts.put(NodeFacts.ROLE, role.name().toLowerCase(Locale.ROOT)));
        tell(new GossipEvent.Pin(validators));
        refresh(epoch);
    }

    /** What the operator has said, over the settings; on the protocol thread. */
    List<PeerWish> wishes() {
        return wishes.list(config.peers());
    }

    /**
     * Follows the operator until the node ends; on the protocol thread. Validators are never dropped: what the chain
     * decides, no node undoes.
     */
    Outcome<List<PeerWish>> change(Epoch epoch, List<PeerAddress> add, List<PublicKey> drop) {
        boolean concernsSelf = drop.contains(transport.self())
                || add.stream().anyMatch(peer -> peer.key().equals(transport.self()));
        if (concernsSelf) {
            return new Refused<>("that is the key of this node itself", "Name another node.", false);
        }
        Optional<PublicKey> validator = drop.stream().filter(this::isInCharge).findFirst();
        if (validator.isPresent()) {
            return new Refused<>("the node " + validator.get().hex() + " is a validator, or was one not long ago",
                    "A validator leaves by decision of the others: validator propose-remove.", false);
        }
        PeerWishes next = wishes.and(add, drop);
        if (next.isTooMany()) {
            return new Refused<>("more than " + PeerWishes.MAX + " nodes would be added or dropped by hand",
                    "Write them to p2p.peers, and start the node again.", false);
        }
        wishes = next;
        synchronized (this) {
            admitted.wish(next);
        }
        enter(epoch);
        drop.forEach(this::leave);
        if (!add.isEmpty()) {
            tell(new GossipEvent.Join(add));
        }
        LOG.info("peers changed by the operator: added={} dropped={}", add, drop);
        return new Done<>(wishes());
    }

    private synchronized boolean isInCharge(PublicKey node) {
        return admitted.isInCharge(node);
    }

    private void leave(PublicKey peer) {
        transport.stopDialling(peer);
        transport.disconnect(peer, "dropped by the operator");
    }

    private void tell(GossipEvent event) {
        mailbox.add(new ReplicaEvent.ForGossip(event));
    }

    /** Of the others; what is configured wins. */
    private List<PeerAddress> addresses(List<Member> members) {
        Map<PublicKey, PeerAddress> configured = new LinkedHashMap<>();
        wishes.over(config.peers()).forEach(peer -> configured.put(peer.key(), peer));
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
        wishes.over(config.peers()).forEach(peer -> all.put(peer.key(), peer));
        validators.forEach(peer -> all.put(peer.key(), peer));
        all.remove(transport.self());
        return List.copyOf(all.values());
    }

    /** Follows the permissions of the chain; expected once a second, on any thread. */
    synchronized void refresh(Epoch epoch) {
        admitted.follow(ledger, epoch.validators(), System.nanoTime()).ifPresent(transport::admit);
    }
}
