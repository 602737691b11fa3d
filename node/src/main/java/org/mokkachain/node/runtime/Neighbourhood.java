package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.ledger.state.Governance;
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
        admitted.follow(ledger, epoch.validators(), System.nanoTime()).ifPresent(transport::admit);
    }
}
