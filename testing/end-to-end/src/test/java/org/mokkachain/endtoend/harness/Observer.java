package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.types.value.PublicKey;

/** A node beside the validators of a development network, with a key of its own, in a directory of that network. */
public final class Observer implements AutoCloseable {
    private static final int HTTP_OFFSET = 10;
    private static final int P2P_OFFSET = 30;

    private final PublicKey key;
    private final String host;
    private final MokkaClient client;
    private final Cli.Begun process;

    private Observer(PublicKey key, String host, MokkaClient client, Cli.Begun process) {
        this.key = key;
        this.host = host;
        this.client = client;
        this.process = process;
    }

    /** Makes the key in {@code name}, as the operator of a new node does. */
    public static PublicKey makeKey(Devnet devnet, String name) {
        try {
            Path directory = Files.createDirectories(devnet.directory().resolve(name));
            Path password = Files.writeString(directory.resolve("password"), "development\n");
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
            return PublicKey.fromHex(Cli.mokka("key", "new", "--dir", directory, "--password-file", password, "--json")
                    .with(0)
                    .json()
                    .path("publicKey")
                    .asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the node of which {@link #makeKey} made the key. */
    public static Observer start(Devnet devnet, String name, PublicKey key) {
        int http = devnet.httpPort() + HTTP_OFFSET;
        String host = host(devnet);
        List<String> peers = IntStream.range(0, devnet.size())
                .mapToObj(i -> devnet.view().path("validators").get(i).path("p2p").asString())
                .toList();
        NodeToml config = new NodeToml(name, devnet.httpPort() + P2P_OFFSET, Optional.empty(), peers, http);
        try {
            Path file = Files.writeString(devnet.directory().resolve(name).resolve("node.toml"), config.text());
            Cli.Begun process = Cli.startWith(NodeToml.SMALL, "node", "--config", file);
            return new Observer(key, host, new MokkaClient(URI.create("http://127.0.0.1:" + http)), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where others dial the node. */
    public static String host(Devnet devnet) {
        return "127.0.0.1:" + (devnet.httpPort() + P2P_OFFSET);
    }

    public PublicKey key() {
        return key;
    }

    public String host() {
        return host;
    }

    public MokkaClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        process.end();
    }
}
