package org.mokkachain.node.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.node.http.EventHub;
import org.mokkachain.node.runtime.LogAllowance.Subject;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells log and subscribers of links that come and go, of offences and of failed attempts: one line each. Anybody who
 * can reach the port can cause such lines, so there are limits per peer, per host and in all, and what they kept back
 * is counted in a line of its own. Thread-safe.
 */
final class LinkJournal {
    private static final Logger LOG = LoggerFactory.getLogger(LinkJournal.class);
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int LINES = 200;
    private static final int LINES_PER_PEER = 10;
    private static final int LINES_PER_HOST = 10;

    private final MessageChecks checks;
    private final EventHub events;
    private final LongSupplier clock;
    private final LogAllowance validators;
    private final LogAllowance others;
    private final LongAdder leftOut = new LongAdder();

    /** @param clock in nanoseconds, only going forward */
    LinkJournal(MessageChecks checks, EventHub events, LongSupplier clock) {
        this.checks = checks;
        this.events = events;
        this.clock = clock;
        validators = new LogAllowance(LINES, WINDOW, clock.getAsLong());
        others = new LogAllowance(LINES, WINDOW, clock.getAsLong());
    }

    /** As figures. */
    void measure(Meters meters) {
        meters.counter("mokka.log.withheld", "Lines on peers that were left out of the log because there were too many",
                leftOut::sum);
    }

    void connected(PeerInfo peer) {
        if (mayTell(peer.key())) {
            LOG.info("peer connected peer={} address={} direction={}",
                    name(peer.key()), peer.address(), peer.direction());
        }
        events.publish(new NodeEvent.PeerChanged(peer.key().hex(), validatorName(peer.key()), true));
    }

    void disconnected(PublicKey peer, Disconnect reason) {
        if (mayTell(peer)) {
            if (reason.cause().offence()) {
                LOG.warn("peer cut off peer={} offence={} {}", name(peer), reason.cause(), reason.detail());
            } else {
                LOG.info("peer disconnected peer={} cause={} {}", name(peer), reason.cause(), reason.detail());
            }
        }
        events.publish(new NodeEvent.PeerChanged(peer.hex(), validatorName(peer), false));
    }

    /** Repeats with every attempt, so it is said once per window for an address. */
    void refused(String address, Refusal refusal) {
        boolean fault = refusal.field() != Refusal.Field.DUPLICATE;
        if (fault && mayTell(others, new Subject(address, 1), hostLine(address))) {
            LOG.warn("handshake failed address={} {}", address, refusal.sentence());
        }
    }

    /** As {@link #refused}, which has told already if the handshake was refused. */
    void unreachable(PeerAddress peer, Trouble trouble) {
        boolean untold = trouble.kind() != Trouble.Kind.HANDSHAKE_REFUSED;
        if (untold && mayTell(others, new Subject(peer.endpoint(), 1), hostLine(peer.endpoint()))) {
            LOG.warn("peer unreachable peer={} {}", name(peer.key()), trouble.sentence());
        }
    }

    /** Validators have an allowance of their own, so that no flood of strangers hides what becomes of them. */
    private boolean mayTell(PublicKey peer) {
        boolean validator = validatorName(peer).isPresent();
        return mayTell(validator ? validators : others, new Subject(peer.hex(), LINES_PER_PEER));
    }

    private boolean mayTell(LogAllowance allowance, Subject... subjects) {
        boolean granted = allowance.grants(clock.getAsLong(), subjects);
        if (granted) {
            long withheld = allowance.takeWithheld();
            if (withheld > 0) {
                leftOut.add(withheld);
                LOG.info("log lines on peers left out count={}", withheld);
            }
        }
        return granted;
    }

    private static Subject hostLine(String address) {
        int port = address.lastIndexOf(':');
        return new Subject(port < 0 ? address : address.substring(0, port), LINES_PER_HOST);
    }

    /** Of a validator its name, of another node the beginning of its key. */
    String name(PublicKey peer) {
        return validatorName(peer).orElseGet(() -> peer.hex().substring(0, 16));
    }

    private Optional<String> validatorName(PublicKey peer) {
        return checks.epoch().validators().find(peer).map(Validator::name);
    }
}
