package org.mokkachain.node.inprocess;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.http.HttpStartException;
import org.mokkachain.node.runtime.Node;
import org.mokkachain.node.runtime.TransportSource;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;

/**
 * A node of an {@link InProcessNetwork}: a place that outlives the runs of the node. Files, key, name and the port of
 * its API stay the same from one run to the next. Thread-safe.
 */
public final class InProcessNode {
    private static final String VERSION = "in-process";
    private static final int UNLIMITED = 1_000;

    private final Path directory;
    private final String name;
    private final PeerAddress address;
    private final Surroundings surroundings;
    private Optional<Node> running = Optional.empty();
    private Optional<MokkaClient> client = Optional.empty();
    private int httpPort;

    /**
     * What a node shares with the others.
     *
     * @param peers whom it knows when it starts
     */
    record Surroundings(Genesis genesis, TransportSource wires, Supplier<List<PeerAddress>> peers) {}

    private InProcessNode(Path directory, String name, PeerAddress address, Surroundings surroundings) {
        this.directory = directory;
        this.name = name;
        this.address = address;
        this.surroundings = surroundings;
    }

    /** The node whose files are in {@code directory}; they are made if there are none. */
    static InProcessNode in(Path directory, String name, PeerAddress address, Surroundings surroundings)
            throws IOException {
        DataDirectory files = new DataDirectory(directory);
        if (!files.isUsed() && files.expected().isEmpty()) {
            DataDirectory.create(directory, address.key());
        }
        return new InProcessNode(directory, name, address, surroundings);
    }

    public String name() {
        return name;
    }

    /** By which the others know it. */
    public PublicKey key() {
        return address.key();
    }

    /** Where the others reach it, as a proposal to make it a validator names it; no socket is there. */
    public PeerAddress address() {
        return address;
    }

    /** Its files, as those of any node; also {@code admin.token} while it runs. */
    public Path directory() {
        return directory;
    }

    public synchronized boolean isRunning() {
        return running.filter(node -> !node.ending().isDone()).isPresent();
    }

    /** Starts the node on the files of its last run; does nothing if it runs. */
    public synchronized void start() throws IOException, HttpStartException {
        if (isRunning()) {
            return;
        }
        kill();
        PrivateKey key = DevelopmentKeys.of(name);
        Node node = new Node(config(), key, surroundings.genesis(), VERSION, surroundings.wires());
        node.start();
        running = Optional.of(node);
        httpPort = node.httpPort().orElseThrow();
    }

    /** Stops it in good order: it lets go of leadership first. */
    public synchronized void stop() {
        running.ifPresent(Node::close);
        running = Optional.empty();
    }

    /** Ends it without a word to the others, as {@code kill -9} does; what it has promised is on disk. */
    public synchronized void kill() {
        running.ifPresent(Node::kill);
        running = Optional.empty();
        client.ifPresent(MokkaClient::close);
        client = Optional.empty();
    }

    /** Where its API is, from its first start on. */
    public synchronized URI api() {
        if (httpPort == 0) {
            throw new IllegalStateException(name + " has never been started");
        }
        return URI.create("http://" + InProcessNetwork.HOST + ":" + httpPort);
    }

    /** A client of this node alone; closed with the network. */
    public synchronized MokkaClient client() {
        if (client.isEmpty()) {
            client = Optional.of(new MokkaClient(api()));
        }
        return client.get();
    }

    private NodeConfig config() {
        return new NodeConfig(
                Optional.of(name),
                NodeProfile.DEV,
                directory,
                directory.resolve("genesis.json"),
                new NodeConfig.Key(directory.resolve("node.key"), Optional.empty()),
                new NodeConfig.P2p(address.host(), address.port(), Optional.empty(), surroundings.peers().get(), true,
                        List.of(), UNLIMITED),
                new NodeConfig.Http(true, InProcessNetwork.HOST, httpPort, List.of(), List.of(), Optional.empty(),
                        2 << 20, UNLIMITED, UNLIMITED, NodeConfig.ClientRates.NONE),
                new NodeConfig.Log(NodeConfig.LogLevel.INFO, NodeConfig.LogFormat.TEXT, Optional.empty(), 10, 1),
                new NodeConfig.Limits(50_000, 64 << 20, 25_000, 8_192, 1),
                new NodeConfig.Care(new NodeConfig.Admin(true, false), 0, 0, 0),
                NodeConfig.Sync.DEFAULT);
    }
}
