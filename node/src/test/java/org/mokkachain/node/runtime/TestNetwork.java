package org.mokkachain.node.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Problem;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/** A network of real nodes in one process: real sockets, real disks. */
public final class TestNetwork implements AutoCloseable {
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 10_000));
    static final Amount BALANCE = Amount.of(1_000_000_000_000L);

    private final Path root;
    private final Genesis genesis;
    private final List<Integer> p2pPorts = new ArrayList<>();
    private final List<Integer> httpPorts = new ArrayList<>();
    private final int validators;
    private final TreeMap<Integer, Node> running = new TreeMap<>();
    private NodeConfig.Sync sync = NodeConfig.Sync.DEFAULT;
    private int maxConnections = 100;
    private int maxEventClients = 10;
    private int mailbox = 8_192;

    public TestNetwork(Path root, CrashModel model, int validators) throws IOException {
        this(root, model, validators, 0);
    }

    /** The observers have the numbers after the validators. */
    TestNetwork(Path root, CrashModel model, int validators, int observers) throws IOException {
        this.root = root;
        this.validators = validators;
        for (int i = 0; i < validators + observers; i++) {
            p2pPorts.add(freePort());
            httpPorts.add(freePort());
            DataDirectory.create(directory(i), key(i).publicKey());
        }
        this.genesis = genesis(model, validators);
    }

    private Genesis genesis(CrashModel model, int validators) {
        List<Validator> members = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < validators; i++) {
            Address operator = account(DevelopmentKeys.operator(i));
            members.add(new Validator(DevelopmentKeys.validator(i), key(i).publicKey(), operator));
            hosts.add("127.0.0.1:" + p2pPorts.get(i));
        }
        List<GenesisAccount> accounts = DevelopmentKeys.ACCOUNTS.stream()
                .map(name -> new GenesisAccount(name, account(name), BALANCE))
                .toList();
        return new Genesis(
                "devnet-test",
                "tmok",
                1_000,
                model,
                Timing.LAN,
                Limits.DEFAULT,
                new ValidatorSet(members),
                hosts,
                accounts);
    }

    public Genesis genesis() {
        return genesis;
    }

    public static Address account(String name) {
        return AccountAddress.of(DevelopmentKeys.of(name).publicKey());
    }

    private static PrivateKey key(int validator) {
        return DevelopmentKeys.of(DevelopmentKeys.validator(validator));
    }

    private Path directory(int validator) {
        return root.resolve("validator-" + validator);
    }

    public void startAll() throws Exception {
        for (int i = 0; i < p2pPorts.size(); i++) {
            start(i);
        }
    }

    void start(int validator) throws Exception {
        Node node = make(validator);
        node.start();
        running.put(validator, node);
    }

    /** A node that is not started. */
    Node make(int validator) {
        return new Node(config(validator), key(validator), genesis, "test");
    }

    /** For nodes started from now on. */
    void sync(int snapshotAfter, int snapshotInterval) {
        sync = new NodeConfig.Sync(snapshotAfter, snapshotInterval);
    }

    /** For nodes started from now on. */
    public void http(int maxConnections, int maxEventClients) {
        this.maxConnections = maxConnections;
        this.maxEventClients = maxEventClients;
    }

    /** For nodes started from now on. */
    void mailbox(int capacity) {
        mailbox = capacity;
    }

    Node node(int validator) {
        return running.get(validator);
    }

    void stop(int validator) {
        running.remove(validator).close();
    }

    public MokkaClient client(int validator) {
        return new MokkaClient(url(validator));
    }

    /** Of its HTTP API. */
    public URI url(int validator) {
        return URI.create("http://127.0.0.1:" + httpPorts.get(validator));
    }

    /** Asks a node as its operator; the answer must be 200. */
    <T> T ask(int validator, String action, Object request, Class<T> answer) throws Exception {
        HttpResponse<byte[]> response = post(validator, action, request);
        if (response.statusCode() != 200) {
            throw new IOException(action + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return ApiJson.read(response.body(), answer);
    }

    /** Why a node does not do what its operator asks. */
    String refusal(int validator, String action, Object request) throws Exception {
        return ApiJson.read(post(validator, action, request).body(), Problem.class).detail();
    }

    private HttpResponse<byte[]> post(int validator, String action, Object request) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + httpPorts.get(validator) + "/v1/admin/" + action);
        String token = Files.readString(directory(validator).resolve("admin.token"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(ApiJson.write(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    String nodeId(int validator) {
        return key(validator).publicKey().hex();
    }

    String address(int validator) {
        return new PeerAddress(key(validator).publicKey(), "127.0.0.1", p2pPorts.get(validator)).toString();
    }

    private NodeConfig config(int validator) {
        List<PeerAddress> peers = new ArrayList<>();
        // Observers are told of one validator only; of the others they hear.
        for (int i = 0; i < (validator < validators ? validators : 1); i++) {
            peers.add(new PeerAddress(key(i).publicKey(), "127.0.0.1", p2pPorts.get(i)));
        }
        return new NodeConfig(
                Optional.empty(),
                NodeProfile.DEV,
                directory(validator),
                root.resolve("genesis.json"),
                new NodeConfig.Key(root.resolve("unused"), Optional.empty()),
                new NodeConfig.P2p(
                        "127.0.0.1", p2pPorts.get(validator), Optional.empty(), peers, true, List.of(), 100),
                new NodeConfig.Http(true, "127.0.0.1", httpPorts.get(validator), List.of(), List.of(), Optional.empty(),
                        2 << 20, maxConnections, maxEventClients, NodeConfig.ClientRates.NONE),
                new NodeConfig.Log(
                        NodeConfig.LogLevel.INFO, NodeConfig.LogFormat.TEXT, Optional.empty(), 10, 1),
                new NodeConfig.Limits(50_000, 64 << 20, 25_000, mailbox, 1),
                new NodeConfig.Care(new NodeConfig.Admin(true, false), 0, 0, 1 << 20),
                sync);
    }

    /** Below those that the system gives to outgoing connections: such a port might be gone before it is used. */
    private static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: the next one will do.
            }
        }
    }

    @Override
    public void close() {
        running.values().forEach(Node::close);
        running.clear();
    }
}
