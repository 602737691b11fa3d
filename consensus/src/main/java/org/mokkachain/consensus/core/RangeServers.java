package org.mokkachain.consensus.core;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.types.value.PublicKey;

/**
 * Who is asked for ranges. One range at a time each; whoever did not answer comes after those who did and gets more
 * time, whoever had nothing is left alone for a while. So a peer that claims much and answers nothing, or slowly,
 * cannot keep others from their turn.
 */
final class RangeServers {
    /** Status intervals until the first request of a peer is given up; doubled with each one given up in a row. */
    private static final int PATIENCE = 10;
    private static final int MAX_DOUBLINGS = 4;
    private static final int MAX_SERVERS = 256;

    /** A range that was asked for: heights from {@code from} to before {@code end}. */
    record Request(long from, long end, long sentAt) {
        boolean covers(long height) {
            return height >= from && height < end;
        }
    }

    private static final class Server {
        private Optional<Request> request = Optional.empty();
        /** Given up: another peer may be asked, but the answer is still welcome. */
        private boolean overdue;
        private long turn;
        private int failures;
        private long pausedUntil = Peers.NEVER;

        private boolean isBusy() {
            return request.isPresent() && !overdue;
        }
    }

    private final Core core;
    private final Map<PublicKey, Server> servers = new TreeMap<>();
    private long turns;

    RangeServers(Core core) {
        this.core = core;
    }

    /** The request under way that is to bring the block at this height. */
    Optional<Request> covering(long height) {
        return servers.values().stream()
                .filter(Server::isBusy)
                .flatMap(server -> server.request.stream())
                .filter(request -> request.covers(height))
                .findFirst();
    }

    /** Where the next request above {@code height} begins, if there is one. */
    Optional<Long> nextAbove(long height) {
        return servers.values().stream()
                .filter(Server::isBusy)
                .flatMap(server -> server.request.stream())
                .map(Request::from)
                .filter(from -> from > height)
                .min(Comparator.naturalOrder());
    }

    int busy() {
        return (int) servers.values().stream().filter(Server::isBusy).count();
    }

    /** Takes the next peer that may have the block at this height. */
    Optional<PublicKey> choose(long height) {
        return core.peers().all().stream()
                .filter(peer -> peer.committedHeight() >= height)
                .map(peer -> peer.key)
                .filter(this::isFree)
                .min(Comparator.comparingInt((PublicKey key) -> known(key).failures)
                        .thenComparingLong(key -> known(key).turn));
    }

    private boolean isFree(PublicKey key) {
        Server server = known(key);
        return !server.isBusy() && core.now() >= server.pausedUntil;
    }

    private Server known(PublicKey key) {
        return servers.getOrDefault(key, new Server());
    }

    void asked(PublicKey key, Request request) {
        Server server = servers.computeIfAbsent(key, k -> new Server());
        server.request = Optional.of(request);
        server.overdue = false;
        server.turn = ++turns;
        if (servers.size() > MAX_SERVERS) {
            servers.keySet().removeIf(other -> !core.peers().isConnected(other));
        }
    }

    /** The request that this is the answer to, late or not. */
    Optional<Request> answered(PublicKey key, long from, boolean empty) {
        Server server = servers.get(key);
        if (server == null || server.request.filter(request -> request.from() == from).isEmpty()) {
            return Optional.empty();
        }
        Optional<Request> request = server.request;
        server.request = Optional.empty();
        server.overdue = false;
        server.failures = 0;
        if (empty) {
            server.pausedUntil = core.now() + core.settings().timing().status();
        }
        return request;
    }

    void onTimer() {
        servers.entrySet().removeIf(
                entry -> entry.getValue().isBusy() && !core.peers().isConnected(entry.getKey()));
        for (Server server : servers.values()) {
            if (server.isBusy() && core.now() >= server.request.orElseThrow().sentAt() + patience(server)) {
                server.overdue = true;
                server.failures = Math.min(server.failures + 1, MAX_DOUBLINGS);
            }
        }
    }

    private long patience(Server server) {
        return (long) PATIENCE * core.settings().timing().status() << server.failures;
    }
}
