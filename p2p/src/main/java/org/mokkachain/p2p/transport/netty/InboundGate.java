package org.mokkachain.p2p.transport.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns connections away before they cost anything: too many handshakes under way, in all or from one address (of
 * IPv6, from one /64 network), or too many begun within a second by one. Thread-safe.
 */
final class InboundGate {
    private static final int REMEMBERED = 4096;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final TransportSettings.Inbound limits;
    private final Map<InetAddress, Visitor> visitors = new HashMap<>();
    private int handshakes;
    private long turnedAway;

    InboundGate(TransportSettings.Inbound limits) {
        this.limits = limits;
    }

    private static final class Visitor {
        private final TokenBucket beginnings;
        private int handshakes;
        private long last;

        Visitor(double beginningsPerSecond, long now) {
            beginnings = new TokenBucket(beginningsPerSecond, now);
        }
    }

    /** An IPv6 network as a whole, for whoever has one address of it has all. */
    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an IPv6 address", e);
        }
    }

    /** Whether a connection from {@code address} may begin its handshake; if so, {@link #leave} follows once. */
    synchronized boolean enter(InetAddress address, long now) {
        InetAddress from = network(address);
        forgetIdle(now);
        Visitor visitor = visitors.get(from);
        if (visitor == null && visitors.size() < REMEMBERED) {
            visitor = new Visitor(limits.handshakesPerAddress(), now);
            visitors.put(from, visitor);
        }
        if (visitor == null
                || handshakes >= limits.handshakes()
                || visitor.handshakes >= limits.handshakesPerAddress()
                || visitor.beginnings.take(0, now) > 0) {
            turnedAway++;
            return false;
        }
        visitor.beginnings.take(1, now);
        visitor.last = now;
        visitor.handshakes++;
        handshakes++;
        return true;
    }

    /** The handshake of a connection that entered is over, one way or the other. */
    synchronized void leave(InetAddress address) {
        Visitor visitor = visitors.get(network(address));
        if (visitor != null) {
            visitor.handshakes--;
        }
        handshakes--;
    }

    synchronized long turnedAway() {
        return turnedAway;
    }

    private void forgetIdle(long now) {
        if (visitors.size() >= REMEMBERED) {
            visitors.values().removeIf(v -> v.handshakes == 0 && now - v.last > 1_000_000_000L);
        }
    }
}
