package org.mokkachain.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.node.liveness.Acquaintance;
import org.mokkachain.node.liveness.Diagnosis;
import org.mokkachain.node.liveness.OwnState;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.LinkStatus;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Traffic;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.simulator.check.Violation;
import org.mokkachain.types.value.PublicKey;

/**
 * I16: what a node tells its operator is true. Where nothing becomes final although there is work, it says so, and
 * names nobody who is well; who cannot be reached is named with the reason.
 */
final class Sentences {
    /** Many elections fit in. */
    private static final long STOP = 20_000_000_000L;

    private final World world;
    private final List<Host> hosts;
    private final Links links;
    private final Map<Integer, Mark> marks = new TreeMap<>();
    private int stops;

    /** Since when a host has had work at a height. */
    private record Mark(int life, long height, long since) {}

    Sentences(World world, List<Host> hosts, Links links) {
        this.world = world;
        this.hosts = hosts;
        this.links = links;
    }

    /** How often a stop was looked at. */
    int stops() {
        return stops;
    }

    /** What a host that is up tells. */
    Liveness of(Host host) {
        return of(host, host.replica().view(world.now()));
    }

    private Liveness of(Host host, ConsensusView view) {
        Epoch epoch = host.replica().epoch();
        Map<String, PublicKey> keys = new TreeMap<>();
        for (int i = 0; i < epoch.size(); i++) {
            keys.put(epoch.name(i), epoch.key(i));
        }
        Optional<String> self = epoch.validators().find(host.key()).map(validator -> validator.name());
        return new Diagnosis(view, self, name -> acquaintance(host, Objects.requireNonNull(keys.get(name))),
                OwnState.WELL)
                .liveness(world.wallClock() + host.clockOff);
    }

    private Acquaintance acquaintance(Host host, PublicKey key) {
        Optional<LinkStatus> link = Optional.empty();
        boolean up = false;
        for (Host other : hosts) {
            if (other.key().equals(key)) {
                up |= other.isUp();
                if (links.isConnected(host.index(), other.index())) {
                    Duration ahead = Duration.ofMillis(other.clockOff - host.clockOff);
                    link = Optional.of(new LinkStatus(Direction.INBOUND, Instant.EPOCH, Traffic.NONE, Traffic.NONE, 0,
                            Optional.empty(), Optional.of(ahead)));
                }
            }
        }
        Trouble trouble = up
                ? new Trouble(Trouble.Kind.UNREACHABLE, "cannot be reached", Instant.EPOCH, Optional.empty(), 1)
                : new Trouble(Trouble.Kind.CONNECTION_REFUSED, "nothing listens", Instant.EPOCH, Optional.empty(), 1);
        return new Acquaintance(
                Optional.of(new PeerStatus(key, Optional.empty(), "", link,
                        link.isPresent() ? Optional.empty() : Optional.of(trouble), 0)),
                Optional.empty());
    }

    /** Expected now and then of every honest host that is up and not paused. */
    void inspect(Host host) {
        ConsensusView view = host.replica().view(world.now());
        Liveness told = of(host, view);
        String who = "v" + host.index() + " says: " + told.sentence();
        Violation.unless(told.ok() == view.ok() && told.sentence().endsWith("."), () -> "I16: " + who);
        for (Liveness.Missing missing : told.missing()) {
            Violation.unless(!missing.reason().isBlank(), () -> "I16: no reason for " + missing.name() + "; " + who);
        }
        long height = view.committed().height();
        Mark mark = marks.get(host.index());
        if (mark == null || mark.life() != host.life() || mark.height() != height || !view.workPending()) {
            marks.put(host.index(), new Mark(host.life(), height, world.now()));
        } else if (world.now() - mark.since() > STOP) {
            stops++;
            Violation.unless(!told.ok(), () -> "I16: nothing is final for 20 s, but " + who);
            requireTrue(host, view, told, who);
        }
    }

    private void requireTrue(Host host, ConsensusView view, Liveness told, String who) {
        for (String name : view.missing()) {
            Violation.unless(told.sentence().contains(name), () -> "I16: " + name + " is not named; " + who);
        }
        long unlinked = view.validators().stream().filter(v -> !v.connected()).count();
        boolean few = view.validators().size() - unlinked < view.quorum();
        if (few && told.sentence().startsWith("No blocks: ") && isValidator(host)) {
            Violation.unless(told.sentence().contains(" can be reached and " + view.quorum() + " are needed"),
                    () -> "I16: too few can be reached, but " + who);
            for (PeerView validator : view.validators()) {
                Violation.unless(validator.connected() || told.sentence().contains(validator.name()),
                        () -> "I16: " + validator.name() + " is not named; " + who);
            }
        }
    }

    private static boolean isValidator(Host host) {
        return host.replica().epoch().indexOf(host.key()).isPresent();
    }
}
