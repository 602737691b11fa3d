package org.mokkachain.node.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the API is served, and its limits.
 *
 * @param host address to bind, for example {@code 127.0.0.1}
 * @param port 0 to 65535; 0 takes a free one
 * @param access see {@link Access}
 * @param limits see {@link Limits}
 * @param rates see {@link Rates}
 */
public record HttpSettings(String host, int port, Access access, Limits limits, Rates rates) {
    public HttpSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException(
                    "http.host is empty; set it to the address to serve, for example 127.0.0.1");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port must be 0 to 65535, got " + port);
        }
    }

    /** With default limits and no further host names. */
    public static HttpSettings of(String host, int port) {
        return new HttpSettings(host, port, Access.DEFAULT, Limits.DEFAULT, Rates.DEFAULT);
    }

    /**
     * Who may call, and how.
     *
     * @param allowedHosts names in the Host header served beside {@code localhost}, {@code 127.0.0.1}, {@code [::1]}
     *     and {@code host}; a browser on a page of any other name gets nothing (DNS rebinding)
     * @param corsOrigins origins such as {@code https://explorer.example} whose pages may read the API
     * @param tls empty: plain HTTP
     */
    public record Access(List<String> allowedHosts, List<String> corsOrigins, Optional<Tls> tls) {
        public static final Access DEFAULT = new Access(List.of(), List.of(), Optional.empty());

        public Access {
            allowedHosts = List.copyOf(allowedHosts);
            corsOrigins = List.copyOf(corsOrigins);
        }
    }

    /**
     * What one client may take; 0 in any of them: as much as it wants. A client is an IPv4 address or an IPv6 /64.
     *
     * @param requestsPerSecond on average, twice as many at once
     * @param submitsPerSecond transactions on average, twice as many at once; one batch more goes through
     * @param streamsPerClient event streams at a time
     * @param connectionsPerClient open at a time; further ones are closed
     * @param alsoThisMachine whether clients on this machine are limited too
     */
    public record Rates(
            int requestsPerSecond,
            int submitsPerSecond,
            int streamsPerClient,
            int connectionsPerClient,
            boolean alsoThisMachine) {
        public static final Rates DEFAULT = new Rates(200, 2_000, 20, 200, false);

        public Rates {
            Limits.require("http.requests-per-second", requestsPerSecond, 0, 1_000_000);
            Limits.require("http.submits-per-second", submitsPerSecond, 0, 1_000_000);
            Limits.require("http.event-streams-per-client", streamsPerClient, 0, 20_000);
            Limits.require("http.connections-per-client", connectionsPerClient, 0, 100_000);
        }

        boolean exempts(ClientAddress client) {
            return client.isLoopback() && !alsoThisMachine;
        }
    }

    /**
     * What all clients together, and one request, may take.
     *
     * @param maxBodyBytes of a request; beyond it 413
     * @param maxBatch transactions in one batch; beyond it 413
     * @param maxConnections open at a time; further ones wait unaccepted
     * @param maxEventClients event streams at a time; beyond it 429
     * @param maxWait longest {@code ?wait=}; longer ones are shortened
     * @param idleTimeout a connection that sends or takes nothing for so long is closed; a head, and a body, must come
     *     whole within it
     * @param heartbeat interval of comments in idle event streams
     */
    public record Limits(
            int maxBodyBytes,
            int maxBatch,
            int maxConnections,
            int maxEventClients,
            Duration maxWait,
            Duration idleTimeout,
            Duration heartbeat) {
        public static final Limits DEFAULT = new Limits(
                2 << 20, 5_000, 2_000, 500, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(10));

        public Limits {
            require("http.max-body (bytes)", maxBodyBytes, 64 << 10, 16 << 20);
            require("http.max-batch", maxBatch, 1, 50_000);
            require("http.max-connections", maxConnections, 1, 100_000);
            require("http.max-event-clients", maxEventClients, 0, 20_000);
            require("http.max-wait (ms)", maxWait.toMillis(), 0, 600_000);
            require("http.idle-timeout (ms)", idleTimeout.toMillis(), 100, 3_600_000);
            require("http.heartbeat (ms)", heartbeat.toMillis(), 50, 600_000);
        }

        private static void require(String name, long value, long min, long max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(name + " must be " + min + " to " + max + ", got " + value);
            }
        }
    }
}
