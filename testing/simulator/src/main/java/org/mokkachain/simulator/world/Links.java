package org.mokkachain.simulator.world;

import java.util.List;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.network.Network;

/**
 * Connections between hosts, as a transport would keep them: made when both are up and hear each other, given up some
 * time after that ended. The two hosts of twins share their peers between them.
 */
final class Links {
    private static final long LOOK = 250_000_000;

    private final World world;
    private final List<Host> hosts;
    private final Network<Parcel> network;
    private final Chance chance;
    private final long detection;
    private final boolean[][] connected;
    private final int[][] connection;
    private final long[][] cutSince;
    /** Whether the twins' routing lets these two talk. */
    private final boolean[][] routed;

    Links(World world, List<Host> hosts, Network<Parcel> network, Chance chance, long detection) {
        this.world = world;
        this.hosts = hosts;
        this.network = network;
        this.chance = chance;
        this.detection = detection;
        int size = hosts.size();
        connected = new boolean[size][size];
        connection = new int[size][size];
        cutSince = new long[size][size];
        routed = new boolean[size][size];
    }

    void start() {
        routeTwins();
        look();
    }

    boolean isConnected(int a, int b) {
        return connected[a][b];
    }

    /** Number of the connection between two hosts; a new one has another. */
    int connection(int a, int b) {
        return connection[a][b];
    }

    private void look() {
        for (int a = 0; a < hosts.size(); a++) {
            for (int b = a + 1; b < hosts.size(); b++) {
                look(a, b);
            }
        }
        world.after(LOOK, this::look);
    }

    private void look(int a, int b) {
        boolean whole = isWhole(a, b);
        if (whole) {
            cutSince[a][b] = 0;
            connect(a, b);
        } else if (connected[a][b]) {
            if (cutSince[a][b] == 0) {
                cutSince[a][b] = world.now();
            } else if (world.now() - cutSince[a][b] >= detection) {
                disconnect(a, b);
            }
        }
    }

    private boolean isWhole(int a, int b) {
        return hosts.get(a).isUp()
                && hosts.get(b).isUp()
                && hosts.get(a).validator() != hosts.get(b).validator()
                && routed[a][b]
                && !network.isCut(a, b)
                && !network.isCut(b, a);
    }

    private void connect(int a, int b) {
        if (!connected[a][b]) {
            set(a, b, true);
            tell(a, b, true);
            tell(b, a, true);
        }
    }

    private void disconnect(int a, int b) {
        if (connected[a][b]) {
            set(a, b, false);
            tell(a, b, false);
            tell(b, a, false);
        }
    }

    private void set(int a, int b, boolean on) {
        connected[a][b] = on;
        connected[b][a] = on;
        connection[a][b]++;
        connection[b][a] = connection[a][b];
        cutSince[a][b] = 0;
    }

    private void tell(int host, int peer, boolean up) {
        int validator = hosts.get(peer).validator();
        boolean byTwin = hosts.stream()
                .anyMatch(h -> h.index() != peer && h.validator() == validator && connected[host][h.index()]);
        if (byTwin) {
            return;
        }
        hosts.get(host).deliver(up
                ? new ReplicaEvent.PeerConnected(hosts.get(peer).key())
                : new ReplicaEvent.PeerDisconnected(hosts.get(peer).key()));
    }

    /** A process died: its peers see that at once; of a machine without power they hear nothing. */
    void died(int host, boolean silently) {
        for (int other = 0; other < hosts.size(); other++) {
            if (!silently) {
                disconnect(host, other);
            }
        }
    }

    /** A host is back: whoever still holds a connection to its former life loses that now. */
    void started(int host) {
        for (int other = 0; other < hosts.size(); other++) {
            disconnect(host, other);
            if (isWhole(host, other)) {
                connect(host, other);
            }
        }
    }

    /** Each other host talks to the one twin, to the other, or to both; that changes from time to time. */
    private void routeTwins() {
        for (int a = 0; a < hosts.size(); a++) {
            for (int b = a + 1; b < hosts.size(); b++) {
                routed[a][b] = true;
            }
        }
        boolean any = false;
        for (Host twin : hosts) {
            if (twin.index() != twin.validator()) {
                any = true;
                for (int other = 0; other < hosts.size(); other++) {
                    int way = chance.below(3);
                    route(twin.validator(), other, way != 1);
                    route(twin.index(), other, way != 2);
                }
            }
        }
        if (any) {
            world.after(chance.between(500, 4_000) * 1_000_000, this::routeTwins);
        }
    }

    private void route(int a, int b, boolean on) {
        routed[Math.min(a, b)][Math.max(a, b)] = on;
        if (!on && connected[a][b]) {
            disconnect(a, b);
        }
    }
}
