package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.api.genesis.GenesisFingerprint;
import org.mokkachain.api.model.InvitationInfo;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.governance.Member;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.value.PublicKey;

/** Writes invitations: this node, and validators that it is linked with now. Thread-safe. */
final class Invitations {
    private final NodeConfig.P2p config;
    private final NodeIdentity identity;
    private final LedgerReader ledger;
    private final Transport transport;

    Invitations(NodeConfig.P2p config, NodeIdentity identity, LedgerReader ledger, Transport transport) {
        this.config = config;
        this.identity = identity;
        this.ledger = ledger;
        this.transport = transport;
    }

    private record Named(String name, PeerAddress address) {}

    /**
     * @param host by which others reach this node; empty: as configured, or as the chain says
     * @throws IllegalArgumentException if that is no host
     */
    InvitationInfo invite(Optional<String> host) {
        List<Member> members = Governance.in(ledger).membership().members();
        Optional<Named> self = self(host, members).map(address -> new Named(identity.name(), address));
        List<Named> named = new ArrayList<>(self.stream().toList());
        boolean local = self.filter(me -> !isLocal(me.address())).isEmpty();
        for (Named other : linked(members)) {
            if (named.size() < Invitation.MAX_PEERS && (local || !isLocal(other.address()))) {
                named.add(other);
            }
        }
        long height = ledger.head().height();
        String network = identity.genesis().network();
        Optional<String> text = named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Invitation(network, identity.chainId(), Wire.PROTOCOL_VERSION, height,
                        named.stream().map(Named::address).toList()).text());
        return new InvitationInfo(
                text,
                network,
                identity.chainId().hex(),
                GenesisFingerprint.digits(identity.chainId()),
                height,
                named.stream().map(one -> new InvitationInfo.NamedNode(one.name(), one.address().toString())).toList(),
                notes(self.isPresent(), named));
    }

    private List<String> notes(boolean self, List<Named> named) {
        List<String> notes = new ArrayList<>();
        if (!self) {
            notes.add("This node is not named, because it listens on every address and does not know by which one"
                    + " others reach it: set p2p.advertised-host, or name it with --host.");
        }
        if (named.stream().anyMatch(one -> isLocal(one.address()))) {
            notes.add("An address of the kind of 127.0.0.1 means the machine itself: this invitation serves nodes on"
                    + " this machine only. For others set p2p.host and p2p.advertised-host.");
        }
        if (named.size() == 1) {
            notes.add("Only one node is named: while it is away, nobody can join with this invitation.");
        }
        boolean listed = Governance.in(ledger).parametersAt(ledger.head().height() + 1).nodeAllowList();
        if (listed) {
            notes.add("The chain admits only nodes on its list: 'join' says what the operators have to approve.");
        } else if (!config.open()) {
            notes.add("This node admits only those on its list (p2p.open is false): 'join' shows the key that has to"
                    + " be put into p2p.allow.");
        }
        return notes;
    }

    private Optional<PeerAddress> self(Optional<String> host, List<Member> members) {
        PeerAddress own = transport.address();
        if (host.isPresent()) {
            return Optional.of(PeerAddress.parse("mokka://" + own.key().hex() + "@" + withPort(host.get(), own)));
        }
        if (!isAnyAddress(own.host())) {
            return Optional.of(own);
        }
        return members.stream()
                .filter(member -> member.validator().key().equals(own.key()))
                .flatMap(member -> address(member).stream())
                .findFirst();
    }

    private static String withPort(String host, PeerAddress own) {
        String digits = host.substring(host.lastIndexOf(':') + 1);
        boolean hasPort = host.matches(".*[^:]:[0-9]{1,5}") && (host.indexOf(':') == host.lastIndexOf(':')
                || host.startsWith("[")) && !digits.isEmpty();
        String literal = !hasPort && host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return hasPort ? literal : literal + ":" + own.port();
    }

    /** Validators to which there is a link, where this node dials them or where the chain says they are. */
    private List<Named> linked(List<Member> members) {
        Map<PublicKey, PeerAddress> configured = new TreeMap<>();
        config.peers().forEach(peer -> configured.put(peer.key(), peer));
        List<PublicKey> connected =
                transport.peers().stream().filter(PeerStatus::connected).map(PeerStatus::key).toList();
        List<Named> linked = new ArrayList<>();
        for (Member member : members) {
            PublicKey key = member.validator().key();
            if (connected.contains(key)) {
                Optional.ofNullable(configured.get(key)).or(() -> address(member))
                        .ifPresent(address -> linked.add(new Named(member.validator().name(), address)));
            }
        }
        return linked;
    }

    private static Optional<PeerAddress> address(Member member) {
        try {
            return Optional.of(PeerAddress.parse("mokka://" + member.validator().key().hex() + "@" + member.host()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the log says so when it is to be dialled
        }
    }

    private static boolean isAnyAddress(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static boolean isLocal(PeerAddress address) {
        String host = address.host();
        return host.startsWith("127.") || host.equals("::1") || host.equals("localhost");
    }
}
