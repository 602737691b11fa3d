package org.mokkachain.node.http;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;

/**
 * Closes connections of a client that has too many already, so that one client cannot hold all that there are. Called
 * by Jetty; thread-safe.
 */
final class ClientConnections implements Connection.Listener {
    private final HttpSettings.Rates rates;
    private final Map<String, Integer> counts = new HashMap<>();

    /** Whose they are: a closed connection does not know any more where it came from. */
    private final IdentityHashMap<Connection, ClientAddress> open = new IdentityHashMap<>();

    ClientConnections(HttpSettings.Rates rates) {
        this.rates = rates;
    }

    @Override
    public void onOpened(Connection connection) {
        Optional<ClientAddress> client = client(connection);
        if (client.isPresent() && enter(connection, client.get()) > rates.connectionsPerClient()) {
            connection.close();
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        ClientAddress client = open.remove(connection);
        if (client != null) {
            counts.computeIfPresent(client.network(), (_, count) -> count > 1 ? count - 1 : null);
        }
    }

    private Optional<ClientAddress> client(Connection connection) {
        if (rates.connectionsPerClient() > 0
                && connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress() != null) {
            return Optional.of(ClientAddress.of(remote.getAddress())).filter(client -> !rates.exempts(client));
        }
        return Optional.empty();
    }

    private synchronized int enter(Connection connection, ClientAddress client) {
        open.put(connection, client);
        return counts.merge(client.network(), 1, Integer::sum);
    }
}
