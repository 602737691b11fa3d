package org.mokkachain.chaos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * A TCP proxy in front of one target, which behaves as well as it is told to, and can be told at any time. Holds at
 * most {@code mostConnections} connections, further ones are reset; of each at most 2 MiB in memory. Thread-safe.
 */
public final class ChaosProxy implements AutoCloseable {
    private static final int CONNECT_MS = 5_000;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final int mostConnections;
    private final SplittableRandom random;
    private final Gate toTarget = new Gate();
    private final Gate fromTarget = new Gate();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Thread acceptor;
    private int connecting;
    private boolean closed;
    private volatile Door door = Door.OPEN;

    private ChaosProxy(ServerSocket listener, InetSocketAddress target, int mostConnections, long seed) {
        this.listener = listener;
        this.target = target;
        this.mostConnections = mostConnections;
        this.random = new SplittableRandom(seed);
        this.acceptor = Thread.ofVirtual().name("chaos-" + listener.getLocalPort()).unstarted(this::accept);
    }

    /**
     * Begins to listen.
     *
     * @param listen where; port 0 for any free one
     * @param target need not be there yet: while it is not, connections are reset
     * @param mostConnections at one time
     * @param seed of jitter and corruption
     */
    public static ChaosProxy start(InetSocketAddress listen, InetSocketAddress target, int mostConnections, long seed)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(listen);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        ChaosProxy proxy = new ChaosProxy(listener, target, mostConnections, seed);
        proxy.acceptor.start();
        return proxy;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Changes one direction, for connections there are and those to come. */
    public void set(Direction direction, Weather weather) {
        gate(direction).set(weather);
    }

    /** Changes both directions. */
    public void set(Weather weather) {
        toTarget.set(weather);
        fromTarget.set(weather);
    }

    /** The weather now. */
    public Weather weather(Direction direction) {
        return gate(direction).weather();
    }

    private Gate gate(Direction direction) {
        return direction == Direction.TO_TARGET ? toTarget : fromTarget;
    }

    /** What becomes of connections from now on. */
    public void set(Door next) {
        door = next;
    }

    /** Ends all connections. */
    public void cut(Cut how) {
        open().forEach(connection -> connection.cut(how));
    }

    /** Resets connections that have lost bytes, or were never answered; how many. */
    public int cutDamaged() {
        List<Connection> damaged = open().stream().filter(Connection::isDamaged).toList();
        damaged.forEach(connection -> connection.cut(Cut.RESET));
        return damaged.size();
    }

    public Totals totals() {
        return new Totals(accepted.sum(), refused.sum(), open().size(), toTarget.flow(), fromTarget.flow());
    }

    private synchronized List<Connection> open() {
        return new ArrayList<>(connections);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (door == Door.REFUSE || !enter()) {
                    refused.increment();
                    Connection.close(client, Cut.RESET);
                } else {
                    Thread.startVirtualThread(() -> connect(client));
                }
            } catch (IOException _) {
                // Closed, or the connection was gone before it was accepted.
            }
        }
    }

    private synchronized boolean enter() {
        if (closed || connections.size() + connecting >= mostConnections) {
            return false;
        }
        connecting++;
        return true;
    }

    private void connect(Socket client) {
        List<Socket> sockets = new ArrayList<>(List.of(client));
        try {
            client.setTcpNoDelay(true);
            if (door != Door.SILENT) {
                Socket server = new Socket();
                sockets.add(server);
                server.setTcpNoDelay(true);
                server.connect(target, CONNECT_MS);
            }
            accepted.increment();
            begin(sockets);
        } catch (IOException _) {
            refused.increment();
            leave();
            sockets.forEach(socket -> Connection.close(socket, Cut.RESET));
        }
    }

    private synchronized void leave() {
        connecting--;
    }

    private void begin(List<Socket> sockets) {
        Connection connection = new Connection(sockets, this::remove);
        boolean late;
        synchronized (this) {
            connecting--;
            late = closed;
            if (!late) {
                connections.add(connection);
                connection.start(toTarget, fromTarget, random);
            }
        }
        if (late) {
            connection.cut(Cut.RESET);
        }
    }

    private synchronized void remove(Connection connection) {
        connections.remove(connection);
    }

    /** Stops listening and resets all connections. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        listener.close();
        cut(Cut.RESET);
        try {
            acceptor.join(); // only then does the system refuse connections
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
