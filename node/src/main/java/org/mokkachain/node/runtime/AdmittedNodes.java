package org.mokkachain.node.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.PermissionEntry;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Follows configuration and chain in who may link with this node. Not thread-safe. */
final class AdmittedNodes {
    /** For so long whoever was removed is admitted: it has to learn that, and to find others to follow. */
    static final long GRACE_NANOS = 600_000_000_000L;

    private static final Bytes NODES = Bytes.of((byte) 2);
    private static final int PAGE = 1_000;

    private final NodeConfig.P2p config;
    private final Map<PublicKey, Long> lastInCharge = new TreeMap<>();
    private Optional<Seen> seen = Optional.empty();
    private PeerWishes wishes = PeerWishes.NONE;

    /** What admission was last made from. */
    private record Seen(
            Governance governance, boolean allowList, Set<PublicKey> validators, PeerWishes wishes) {}

    AdmittedNodes(NodeConfig.P2p config) {
        this.config = config;
    }

    /** What the operator has said; counts from the next {@link #follow} on. */
    void wish(PeerWishes wanted) {
        wishes = wanted;
    }

    /** Whether it is a validator, is to be one, or was one not long ago. */
    boolean isInCharge(PublicKey node) {
        return lastInCharge.containsKey(node);
    }

    /**
     * What holds from now on, if that is something else than before.
     *
     * @param inCharge validators of the epoch; those decided on since are in the ledger
     * @param now nanoseconds of a clock that does not run backwards
     */
    Optional<NodeAdmission> follow(LedgerReader ledger, ValidatorSet inCharge, long now) {
        Governance governance = Governance.in(ledger);
        governance.membership().members().forEach(member -> lastInCharge.put(member.validator().key(), now));
        inCharge.members().forEach(member -> lastInCharge.put(member.key(), now));
        lastInCharge.values().removeIf(at -> now - at > GRACE_NANOS);
        boolean allowList = governance.parametersAt(ledger.head().height() + 1).nodeAllowList();
        Seen next = new Seen(governance, allowList, new TreeSet<>(lastInCharge.keySet()), wishes);
        if (seen.equals(Optional.of(next))) {
            return Optional.empty();
        }
        seen = Optional.of(next);
        return Optional.of(new NodeAdmission(next.validators(), own(), decided(ledger, allowList), config.open()));
    }

    private NodeAdmission.Own own() {
        Set<PublicKey> peers = new TreeSet<>();
        wishes.over(config.peers()).stream().map(PeerAddress::key).forEach(peers::add);
        return new NodeAdmission.Own(peers, new TreeSet<>(config.allow()), wishes.dropped());
    }

    private static NodeAdmission.Chain decided(LedgerReader ledger, boolean allowList) {
        Set<PublicKey> allowed = new TreeSet<>();
        Set<PublicKey> denied = new TreeSet<>();
        Optional<Bytes> after = Optional.empty();
        int read;
        do {
            read = 0;
            for (StateEntry<?> entry : ledger.scan(StateKind.PERMISSION, NODES, after, PAGE)) {
                if (entry.key() instanceof PermissionKey(NodeSubject(PublicKey node))
                        && entry.value() instanceof PermissionEntry(Permission permission)) {
                    (permission == Permission.DENIED ? denied : allowed).add(node);
                }
                after = Optional.of(entry.key().naturalKey());
                read++;
            }
        } while (read == PAGE);
        return new NodeAdmission.Chain(allowed, denied, allowList);
    }
}
