package org.mokkachain.p2p.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;

/**
 * Dials peers that should be linked and are not, again and again with growing pauses. All decisions are made on one
 * event loop. Only the look-up of host names, which blocks, has a thread of its own.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is noticed
final class Dialer {
    private static final Duration STABLE = Duration.ofSeconds(2);

    private final Node node;
    private final PeerTable table;
    private final EventLoop loop;
    private final Map<PublicKey, Target> targets = new ConcurrentHashMap<>();
    private final Connector connector;
    private volatile boolean closed;

    /** Makes a prepared connection to a peer at an address that is known. */
    interface Connector {
        Bootstrap to(PeerAddress peer);
    }

    Dialer(Node node, PeerTable table, EventLoop loop, Connector connector) {
        this.node = node;
        this.table = table;
        this.loop = loop;
        this.connector = connector;
    }

    /** A peer to be linked. Changed on the event loop only. */
    static final class Target {
        final PeerAddress address;
        volatile Trouble trouble;
        volatile Optional<NetworkIdentity> identity = Optional.empty();
        private boolean busy;
        private boolean waiting;

        Target(PeerAddress address) {
            this.address = address;
            trouble = new Trouble(
                    Trouble.Kind.NOT_TRIED_YET, "not tried yet", Instant.now(), Optional.empty(), 0);
        }
    }

    void add(PeerAddress peer) {
        Target target = targets.compute(peer.key(), (key, before) ->
                before != null && before.address.equals(peer) ? before : new Target(peer));
        execute(() -> attempt(target));
    }

    void remove(PublicKey peer) {
        targets.remove(peer);
    }

    boolean wanted(PublicKey peer) {
        return targets.containsKey(peer);
    }

    Collection<Target> targets() {
        return targets.values();
    }

    void close() {
        closed = true;
        targets.clear();
    }

    /** The handshake with {@code peer} failed, whoever dialled. */
    void refused(PublicKey peer, Refusal refusal) {
        if (refusal.field() != Refusal.Field.DUPLICATE) {
            note(peer, refusal);
        }
    }

    /** A link is gone. */
    void lost(Link link, String why) {
        execute(() -> {
            Target target = targets.get(link.peer().key());
            if (target != null) {
                target.identity = Optional.of(link.peer().identity());
                int attempts = link.age().compareTo(STABLE) < 0 ? target.trouble.attempts() : 0;
                target.trouble = new Trouble(
                        Trouble.Kind.LINK_LOST, "the link was lost: " + why, Instant.now(), Optional.empty(), attempts);
                retryLater(target);
            }
        });
    }

    private void note(PublicKey peer, Refusal refusal) {
        execute(() -> {
            Target target = targets.get(peer);
            if (target != null) {
                Trouble old = target.trouble;
                target.trouble = new Trouble(Trouble.Kind.HANDSHAKE_REFUSED, refusal.sentence(), old.since(),
                        old.nextAttempt(), old.attempts(), Optional.of(refusal));
            }
        });
    }

    private void attempt(Target target) {
        PublicKey peer = target.address.key();
        if (closed || target.busy || target.waiting || targets.get(peer) != target || table.link(peer) != null) {
            return;
        }
        target.busy = true;
        target.trouble = with(target.trouble, Optional.empty(), target.trouble.attempts());
        String host = target.address.host();
        byte @Nullable [] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            resolve(target);
        } else {
            Thread.ofVirtual().name("p2p-resolve-" + host).start(() -> resolve(target));
        }
    }

    private void resolve(Target target) {
        try {
            InetAddress found = InetAddress.getByName(target.address.host());
            execute(() -> connect(target, new InetSocketAddress(found, target.address.port())));
        } catch (UnknownHostException e) {
            execute(() -> failed(target, e));
        }
    }

    private void connect(Target target, InetSocketAddress where) {
        ChannelFuture connecting = connector.to(target.address).connect(where);
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                connecting.channel().closeFuture().addListener(gone -> execute(
                        () -> over(target, !Pipelines.linked(connecting.channel()))));
            } else {
                execute(() -> failed(target, done.cause()));
            }
        });
    }

    private void failed(Target target, Throwable cause) {
        Trouble old = target.trouble;
        target.trouble = new Trouble(Failures.kind(cause),
                Failures.sentence(cause, target.address.endpoint()), old.since(), Optional.empty(), old.attempts());
        over(target, true);
    }

    private void over(Target target, boolean failed) {
        target.busy = false;
        retryLater(target);
        if (failed && !closed && targets.get(target.address.key()) == target) {
            table.unreachable(target.address, target.trouble);
        }
    }

    private void retryLater(Target target) {
        if (closed || target.busy || target.waiting || table.link(target.address.key()) != null) {
            return;
        }
        Duration pause = pause(target.trouble.attempts());
        target.waiting = true;
        Instant next = Instant.now().plus(pause);
        target.trouble = with(target.trouble, Optional.of(next), target.trouble.attempts() + 1);
        loop.schedule(
                () -> {
                    target.waiting = false;
                    attempt(target);
                },
                pause.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private Duration pause(int attempts) {
        TransportSettings.Timing timing = node.settings().timing();
        return new Backoff(timing.retryFirst(), timing.retryMost()).pause(attempts, ThreadLocalRandom.current());
    }

    private static Trouble with(Trouble old, Optional<Instant> next, int attempts) {
        return new Trouble(old.kind(), old.sentence(), old.since(), next, attempts, old.refusal());
    }

    private void execute(Runnable task) {
        if (!loop.isShuttingDown()) {
            loop.execute(task);
        }
    }
}
