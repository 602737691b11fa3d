package org.mokkachain.wallet.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.wallet.output.Failure;

/** One client per node, made when first needed and kept, so that the shell keeps its connections. */
public final class Clients implements AutoCloseable {
    private final Map<String, MokkaClient> open = new LinkedHashMap<>();

    public synchronized MokkaClient of(String node) throws Failure {
        MokkaClient known = open.get(node);
        if (known != null) {
            return known;
        }
        try {
            MokkaClient client = new MokkaClient(new URI(node));
            open.put(node, client);
            return client;
        } catch (IllegalArgumentException | URISyntaxException e) {
            throw Failure.usage(
                    "'" + node + "' is not the address of a node", "Write for example " + Settings.DEFAULT_NODE + ".");
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(MokkaClient::close);
        open.clear();
    }
}
