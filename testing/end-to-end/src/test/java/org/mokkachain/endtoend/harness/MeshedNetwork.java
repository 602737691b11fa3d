package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.chaos.ChaosMesh;

/** Validators as real processes that reach one another only through a {@link ChaosMesh}. */
public final class MeshedNetwork implements AutoCloseable {
    /** On the loopback interface, but nobody listens there: whoever is told this address cannot go past the mesh. */
    private static final String NOWHERE = "127.0.0.2";

    private static final int SEED = 1;

    private final Devnet devnet;
    private final ChaosMesh mesh;
    private final List<Cli.Begun> nodes = new ArrayList<>();

    private MeshedNetwork(Devnet devnet, ChaosMesh mesh) {
        this.devnet = devnet;
        this.mesh = mesh;
    }

    /** Starts a network; all validators are linked when it returns. */
    public static MeshedNetwork start(String name, int validators) throws IOException {
        Devnet devnet = Devnet.start(name, "--validators", validators);
        try {
            devnet.stop().with(0);
            int firstPort = FreePorts.inARow(validators);
            ChaosMesh mesh = ChaosMesh.start(IntStream.range(0, validators)
                    .mapToObj(i -> new InetSocketAddress(InetAddress.getLoopbackAddress(), firstPort + i))
                    .toList(), SEED);
            MeshedNetwork network = new MeshedNetwork(devnet, mesh);
            network.begin(firstPort);
            return network;
        } catch (IOException | RuntimeException | AssertionError e) {
            devnet.close();
            throw e;
        }
    }

    private void begin(int firstPort) throws IOException {
        try {
            for (int i = 0; i < mesh.size(); i++) {
                Path config = devnet.directory().resolve("validator-" + i).resolve("mesh.toml");
                Files.writeString(config, config(i, firstPort + i).text());
                nodes.add(Cli.startWith(NodeToml.SMALL, "node", "--config", config));
            }
            int links = mesh.size() * (mesh.size() - 1) / 2;
            Waiting.until("all validators are linked", () -> mesh.totals().open() >= links
                    && Chains.statuses(clients()).size() == mesh.size());
        } catch (IOException | AssertionError e) {
            close();
            throw e;
        }
    }

    private NodeToml config(int index, int port) {
        List<String> peers = IntStream.range(0, mesh.size())
                .filter(other -> other != index)
                .mapToObj(other -> "mokka://" + key(other) + "@127.0.0.1:" + mesh.address(index, other).getPort())
                .toList();
        return new NodeToml(
                "validator-" + index, port, Optional.of(NOWHERE), peers, devnet.client(index).node().getPort());
    }

    private String key(int index) {
        String p2p = devnet.view().path("validators").get(index).path("p2p").asString();
        return URI.create(p2p).getUserInfo();
    }

    public ChaosMesh mesh() {
        return mesh;
    }

    public Devnet devnet() {
        return devnet;
    }

    public List<MokkaClient> clients() {
        return devnet.clients();
    }

    /** Those of some validators. */
    public List<MokkaClient> clients(List<Integer> some) {
        return some.stream().map(devnet::client).toList();
    }

    @Override
    public void close() {
        try {
            nodes.forEach(Cli.Begun::end);
            mesh.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            devnet.close();
        }
    }
}
