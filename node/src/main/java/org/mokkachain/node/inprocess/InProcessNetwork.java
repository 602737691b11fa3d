package org.mokkachain.node.inprocess;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.node.devnet.DevelopmentGenesis;
import org.mokkachain.node.http.HttpStartException;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.memory.MemoryNetwork;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/**
 * Validators and observers of one development network, all in this process. Validators are {@code validator-0} and so
 * on; the accounts alice, bob, carol and dave are funded and operate the first four. Every running node serves the
 * HTTP API at a free port of this machine, so everything made for a network works on it. Thread-safe.
 *
 * <pre>
 * try (InProcessNetwork network = InProcessNetwork.started(CrashModel.BFT, 4); Mokka mokka = network.connect()) {
 *     Sender alice = mokka.sender(network.signer("alice"));
 *     network.node(3).kill();
 *     String bob = mokka.text(network.address("bob"));
 *     alice.send(mokka.transfer(bob, "12.5 MOKKA")).committed(Duration.ofSeconds(20));
 * }
 * </pre>
 */
public final class InProcessNetwork implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final int FIRST_PORT = 9_100;
    private static final Duration REDIAL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Genesis genesis;
    private final Path root;
    private final boolean temporary;
    private final MemoryNetwork wires =
            new MemoryNetwork(MemoryNetwork.Delivery.DIRECT, InstantSource.system(), Optional.of(REDIAL));
    private final List<InProcessNode> nodes = new ArrayList<>();

    private InProcessNetwork(Genesis genesis, Path root, boolean temporary) throws IOException {
        this.genesis = genesis;
        this.root = root;
        this.temporary = temporary;
        for (int i = 0; i < genesis.validators().size(); i++) {
            if (!genesis.validators().members().get(i).key()
                    .equals(DevelopmentKeys.publicKey(DevelopmentKeys.validator(i)))) {
                throw new IllegalArgumentException("validator " + i + " must have the key of "
                        + DevelopmentKeys.validator(i) + " in DevelopmentKeys");
            }
            nodes.add(add(DevelopmentKeys.validator(i)));
        }
    }

    /** A network as {@code ./mokka devnet} has it; its files are deleted when it is closed. */
    public static InProcessNetwork started(CrashModel model, int validators) throws IOException, HttpStartException {
        return started(DevelopmentGenesis.of(validators, model));
    }

    /** As {@link #started(CrashModel, int)}, with timing, limits, accounts or governance of its own. */
    public static InProcessNetwork started(Genesis genesis) throws IOException, HttpStartException {
        return allStarted(new InProcessNetwork(genesis, Files.createTempDirectory("mokka-network-"), true));
    }

    /** A network whose files stay in {@code root}, where it goes on if they are there already. */
    public static InProcessNetwork started(Genesis genesis, Path root) throws IOException, HttpStartException {
        return allStarted(new InProcessNetwork(genesis, root, false));
    }

    private static InProcessNetwork allStarted(InProcessNetwork network) throws IOException, HttpStartException {
        boolean done = false;
        try {
            for (InProcessNode node : network.nodes()) {
                node.start();
            }
            done = true;
            return network;
        } finally {
            if (!done) {
                network.close();
            }
        }
    }

    private InProcessNode add(String name) throws IOException {
        int port = FIRST_PORT + nodes.size();
        PeerAddress address = new PeerAddress(DevelopmentKeys.publicKey(name), HOST, port);
        return InProcessNode.in(root.resolve(name), name, address, new InProcessNode.Surroundings(
                genesis, (key, said, frames, admission) -> wires.nodeAt(address, said, frames, admission),
                () -> validators(address.key())));
    }

    private List<PeerAddress> validators(PublicKey but) {
        return nodes().stream()
                .limit(genesis.validators().size())
                .map(InProcessNode::address)
                .filter(address -> !address.key().equals(but))
                .toList();
    }

    public Genesis genesis() {
        return genesis;
    }

    /** Validators of the genesis in its order, then those added. */
    public List<InProcessNode> nodes() {
        synchronized (nodes) {
            return List.copyOf(nodes);
        }
    }

    /** The node with this number, from 0. */
    public InProcessNode node(int index) {
        return nodes().get(index);
    }

    /** One more node, started: an observer, until the validators vote for its key. */
    public InProcessNode addObserver() throws IOException, HttpStartException {
        InProcessNode added;
        synchronized (nodes) {
            added = add("observer-" + (nodes.size() - genesis.validators().size()));
            nodes.add(added);
        }
        added.start();
        return added;
    }

    /** A client of all nodes that run now; where one does not answer, it asks the next. To be closed by the caller. */
    public Mokka connect() throws MokkaClientException {
        List<URI> running = nodes().stream().filter(InProcessNode::isRunning).map(InProcessNode::api).toList();
        return Mokka.connect(genesis, running);
    }

    /** The key of an account with one of the {@link DevelopmentKeys}, for example alice. */
    public Signer signer(String account) {
        return Ed25519.preferred().signer(DevelopmentKeys.of(account));
    }

    /** The address of such an account. */
    public Address address(String account) {
        return AccountAddress.of(DevelopmentKeys.publicKey(account));
    }

    /** From now on these reach one another and nobody else, and neither does anybody else reach them. */
    public void divide(InProcessNode... part) {
        divide(List.of(Arrays.asList(part)));
    }

    /** As {@link #divide(InProcessNode...)}, into several parts; whoever is in none is with the others in none. */
    public void divide(List<? extends Collection<InProcessNode>> parts) {
        wires.divide(parts.stream().map(InProcessNetwork::keys).toList());
    }

    private static Set<PublicKey> keys(Collection<InProcessNode> part) {
        return part.stream().map(InProcessNode::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Everybody reaches everybody again. */
    public void unite() {
        wires.divide(List.of());
    }

    /**
     * Waits until all running nodes have a final block of at least this height, and the same.
     *
     * @throws IllegalStateException if that takes longer than {@code patience}; the message says what each of them has
     */
    public void awaitAgreement(long height, Duration patience) throws MokkaClientException, InterruptedException {
        Deadline deadline = Deadline.in(patience);
        List<String> heads = heads(height);
        while (heads.stream().distinct().count() != 1 || heads.getFirst().startsWith("below")) {
            if (deadline.hasPassed()) {
                throw new IllegalStateException("no agreement on a block from " + height + " on: " + heads);
            }
            deadline.pause(PAUSE);
            heads = heads(height);
        }
    }

    private List<String> heads(long height) throws MokkaClientException {
        List<String> heads = new ArrayList<>();
        for (InProcessNode node : nodes()) {
            if (node.isRunning()) {
                heads.add(head(node, height));
            }
        }
        return heads;
    }

    private static String head(InProcessNode node, long height) throws MokkaClientException {
        try {
            Status status = node.client().status();
            return (status.height() < height ? "below, " : "")
                    + status.height() + " " + status.blockHash() + " " + status.stateRoot();
        } catch (ConnectionException e) {
            return "below, " + node.name() + " does not answer";
        }
    }

    /** Stops all nodes and deletes their files, unless those were to stay. */
    @Override
    public void close() throws IOException {
        nodes().forEach(InProcessNode::end);
        if (temporary) {
            deleteFiles();
        }
    }

    private void deleteFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
