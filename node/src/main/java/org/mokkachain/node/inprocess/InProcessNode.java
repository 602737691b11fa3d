package org.mokkachain.node.inprocess;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfigReader;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.http.HttpStartException;
import org.mokkachain.node.runtime.Node;
import org.mokkachain.node.runtime.TransportSource;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;

/**
 * A node of an {@link InProcessNetwork}: a place that outlives the runs of the node. Files, key, name and the port of
 * its API stay the same from one run to the next. Thread-safe.
 */
public final class InProcessNode {
    private static final String VERSION = "in-process";

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

    /** Its files, as those of any node: what {@code --dir} of the operator's commands names. */
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
        kill(); // lets go of what a node that halted by itself holds
        PrivateKey key = DevelopmentKeys.of(name);
        Node node = new Node(config(), key, surroundings.genesis(), VERSION, surroundings.wires());
        node.start();
        running = Optional.of(node);
        httpPort = node.httpPort().orElseThrow();
        writeSettings(); // with the port, by which commands find the API
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
    }

    /** As {@link #kill}, for good. */
    synchronized void end() {
        kill();
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

    /** Written for the operator's commands too: {@code ./mokka ledger} and others find a node by its directory. */
    private NodeConfig config() throws IOException {
        DurableFiles.replace(directory.resolve("genesis.json"),
                new String(GenesisWriter.write(surroundings.genesis()), StandardCharsets.UTF_8));
        Path file = writeSettings();
        return new NodeConfigReader(new ConfigurationLoader(Path.of(""), Map.of(), Map.of()).load(file)).read();
    }

    private Path writeSettings() throws IOException {
        Path file = directory.resolve("node.toml");
        DurableFiles.replace(file, settings());
        return file;
    }

    private String settings() {
        String peers = surroundings.peers().get().stream()
                .map(peer -> "\"" + peer + "\"")
                .collect(Collectors.joining(", "));
        return """
                # A node of an InProcessNetwork: its links are no sockets.
                name = "%s"
                profile = "dev"

                [p2p]
                host = "%s"
                port = %d
                peers = [%s]

                [http]
                host = "%2$s"
                port = %d

                [store]
                reserve-mb = 0
                patrol-kb-per-second = 0

                [limits]
                signature-threads = 1
                """.formatted(name, address.host(), address.port(), peers, httpPort);
    }
}
