package org.mokkachain.p2p.transport.netty;

import java.time.Duration;

/**
 * How the TCP transport behaves.
 *
 * @param listen where to listen, and what to tell others
 * @param threads event-loop threads, 1 to 16; one carries several hundred thousand frames a second
 * @param timing timeouts and reconnection
 * @param inbound limits on what others may do
 * @param outbound limits on what is kept for others
 */
public record TransportSettings(Listen listen, int threads, Timing timing, Inbound inbound, Outbound outbound) {
    public TransportSettings {
        require(threads >= 1 && threads <= 16, "threads must be 1 to 16, not " + threads);
    }

    /** The defaults, for a node that is reached where it listens. */
    public static TransportSettings listeningOn(String host, int port) {
        return new TransportSettings(
                new Listen(host, port, host), 1, Timing.DEFAULT, Inbound.DEFAULT, Outbound.DEFAULT);
    }

    public TransportSettings withTiming(Timing changed) {
        return new TransportSettings(listen, threads, changed, inbound, outbound);
    }

    public TransportSettings withInbound(Inbound changed) {
        return new TransportSettings(listen, threads, timing, changed, outbound);
    }

    public TransportSettings withOutbound(Outbound changed) {
        return new TransportSettings(listen, threads, timing, inbound, changed);
    }

    public TransportSettings withThreads(int changed) {
        return new TransportSettings(listen, changed, timing, inbound, outbound);
    }

    /**
     * Where to listen.
     *
     * @param host address to bind, {@code 0.0.0.0} for all
     * @param port 0 to 65,535; 0 takes any free one
     * @param advertisedHost name or address by which others reach this node
     */
    public record Listen(String host, int port, String advertisedHost) {
        public Listen {
            require(port >= 0 && port <= 65_535, "port must be 0 to 65535, not " + port);
        }
    }

    /**
     * Timeouts and reconnection. All above zero.
     *
     * @param connect for a TCP connection
     * @param handshake for TLS and the exchange that follows, together
     * @param idle without a complete frame, before a link counts as dead
     * @param keepalive between pings
     * @param retryFirst first pause after a link was lost, doubled with each failure
     * @param retryMost longest pause; each is shortened by up to a half at random
     */
    public record Timing(
            Duration connect,
            Duration handshake,
            Duration idle,
            Duration keepalive,
            Duration retryFirst,
            Duration retryMost) {
        public static final Timing DEFAULT = new Timing(
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(2));

        public Timing {
            requirePositive("connect timeout", connect);
            requirePositive("handshake timeout", handshake);
            requirePositive("idle timeout", idle);
            requirePositive("keepalive interval", keepalive);
            requirePositive("first retry pause", retryFirst);
            requirePositive("longest retry pause", retryMost);
            require(keepalive.compareTo(idle) < 0, "the keepalive interval must be below the idle timeout");
        }
    }

    /**
     * What others may do.
     *
     * @param links most inbound links; peers this node dials itself always have room
     * @param handshakes most connections without a finished handshake
     * @param handshakesPerAddress of them, most from one IP address, which may also begin no
     *     more than that many a second
     * @param quota what one link may carry
     * @param conduct what follows offences
     */
    public record Inbound(int links, int handshakes, int handshakesPerAddress, Quota quota, Conduct conduct) {
        public static final Inbound DEFAULT = new Inbound(128, 256, 64, Quota.DEFAULT, Conduct.DEFAULT);

        public Inbound {
            require(links >= 1, "inbound links must be at least 1");
            require(handshakes >= 1, "handshakes must be at least 1");
            require(handshakesPerAddress >= 1, "handshakes per address must be at least 1");
        }
    }

    /**
     * What one peer may send, averaged over a second. A peer above it is not read until it is below again.
     *
     * @param bytesPerSecond at least 1
     * @param messagesPerSecond at least 1
     */
    public record Quota(long bytesPerSecond, long messagesPerSecond) {
        public static final Quota DEFAULT = new Quota(256L << 20, 200_000);
        /** For measurements. */
        public static final Quota UNLIMITED = new Quota(1L << 50, 1L << 50);

        public Quota {
            require(bytesPerSecond >= 1 && messagesPerSecond >= 1, "quotas must be at least 1");
        }
    }

    /**
     * What follows offences.
     *
     * @param offences after which a peer is shut out, at least 1
     * @param shutOut for how long
     */
    public record Conduct(int offences, Duration shutOut) {
        public static final Conduct DEFAULT = new Conduct(5, Duration.ofMinutes(1));

        public Conduct {
            require(offences >= 1, "the limit of offences must be at least 1");
            requirePositive("time a peer is shut out", shutOut);
        }
    }

    /**
     * What is kept for one peer that has not read it yet. When a lane is full, frames for it are refused.
     *
     * @param urgentBytes in the lane of consensus
     * @param normalBytes in the lane of blocks
     * @param bulkBytes in the lane of all the rest
     * @param slowReader for how long a peer may leave frames waiting while taking less than
     *     {@value Link#SLOWEST_BYTES_PER_SECOND} bytes per second, before its link is ended
     */
    public record Outbound(int urgentBytes, int normalBytes, int bulkBytes, Duration slowReader) {
        public static final Outbound DEFAULT = new Outbound(8 << 20, 32 << 20, 16 << 20, Duration.ofSeconds(10));

        public Outbound {
            require(urgentBytes > 0 && normalBytes > 0 && bulkBytes > 0, "lanes must hold at least one byte");
            requirePositive("slow reader timeout", slowReader);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("p2p transport: " + otherwise);
        }
    }

    private static void requirePositive(String what, Duration duration) {
        require(duration.isPositive(), what + " must be above zero");
    }
}
