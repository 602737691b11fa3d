package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.rocksdb.Staging;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.p2p.peers.FilePeerBook;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;
import picocli.CommandLine;

/**
 * Whatever happens to a file of a node: {@code mokka node} says in one line which file it is and what to do, or it goes
 * on, where the file can be spared. The HTTP port is taken, so a node that finds nothing wrong ends because of that.
 */
class NodeFilesDamageTest {
    /** Flipped bits of each file, and half as many cuts; more by {@code -Dmokka.damages=20}. */
    private static final int DAMAGES = Integer.getInteger("mokka.damages", 2);

    private static final String WENT_ON = "went on";
    private static final String REFUSED = "refused";

    private final StringWriter err = new StringWriter();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Random random = new Random(29);

    @TempDir
    private Path root;

    private ServerSocket taken;
    private Genesis genesis;
    private PublicKey key;

    @BeforeEach
    void makeTheOriginal() throws IOException, KeystoreException {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Path password = Files.writeString(root.resolve("password"), "correct horse\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Path original = root.resolve("original");
        run("key", "new", "--dir", original.toString(), "--password-file", password.toString());
        run("genesis", "create", "--development", "4", "--out", original.resolve("genesis.json").toString());
        Files.writeString(original.resolve("node.toml"), String.join("\n",
                "# What a file can have beside settings.",
                "key.password-file = \"../password\"",
                "http.max-connections = 100",
                "admin.enabled = true",
                "limits.signature-threads = 1",
                ""));
        genesis = GenesisFile.read(original.resolve("genesis.json"));
        key = KeyFile.read(original.resolve("node.key")).publicKey();
        assertThat(node(original)).isEqualTo(WENT_ON);
        new FilePeerBook(original.resolve("peers"))
                .save(List.of(PeerAddress.parse("mokka://" + DevelopmentKeys.publicKey("x").hex() + "@127.0.0.1:1")));
        Staging.open(original.resolve("ledger.staging"), GenesisState.of(genesis).batch()).close();
    }

    @AfterEach
    void freeThePort() throws IOException {
        taken.close();
    }

    @Test
    void theGenesisIsRefusedOrTheSame() throws IOException {
        damage("genesis.json", copy -> assertThat(GenesisFile.read(copy.resolve("genesis.json"))).isEqualTo(genesis));
        assertThat(outcomes).containsKey(REFUSED);
    }

    @Test
    void theKeyIsRefusedOrTheSame() throws IOException {
        damage("node.key", copy -> {
            try {
                assertThat(KeyFile.read(copy.resolve("node.key")).publicKey()).isEqualTo(key);
            } catch (KeystoreException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(outcomes).containsKey(REFUSED);
    }

    /** What a person writes has no checksum: another sensible value is that value, and is shown by --print-config. */
    @Test
    void theSettingsAreRefusedOrUnderstood() throws IOException {
        damage("node.toml", copy -> {});
    }

    @Test
    void peersTokenAndSnapshotsUnderWayCanBeSpared() throws IOException {
        damage("peers", copy -> {});
        damage("admin.token", copy -> {});
        for (Path file : files(root.resolve("original/ledger.staging"))) {
            damage(root.resolve("original").relativize(file).toString(), copy -> {});
        }
        assertThat(outcomes).doesNotContainKey(REFUSED);
    }

    @Test
    void aConsensusLogIsMovedAsideAndTheNodeRejoins() throws IOException {
        for (Path file : files(root.resolve("original/wal"))) {
            damage(root.resolve("original").relativize(file).toString(), copy -> {});
        }
        assertThat(outcomes).doesNotContainKey(REFUSED);
    }

    private interface Check {
        void sound(Path copy);
    }

    /** @param check of a node that goes on all the same */
    private void damage(String name, Check check) throws IOException {
        byte[] good = Files.readAllBytes(root.resolve("original").resolve(name));
        List<byte[]> bad = new ArrayList<>();
        for (int i = 0; i < DAMAGES && good.length > 0; i++) {
            byte[] flipped = good.clone();
            flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
            bad.add(flipped);
            if (i % 2 == 0) {
                bad.add(Arrays.copyOf(good, random.nextInt(good.length)));
            }
        }
        for (byte[] content : bad) {
            Path copy = copy();
            Files.write(copy.resolve(name), content);
            judge(copy, name, check);
        }
        Path copy = copy();
        Files.delete(copy.resolve(name));
        judge(copy, name, check);
    }

    private void judge(Path copy, String name, Check check) throws IOException {
        String outcome = node(copy);
        if (outcome.equals(WENT_ON)) {
            if (Files.exists(copy.resolve(name))) {
                check.sound(copy);
            }
        } else {
            // A genesis that is well-formed but another one is told by the ledger it does not belong to.
            assertThat(err.toString()).as(name).containsAnyOf(name, copy.resolve("ledger").toString());
        }
        outcomes.merge(outcome, 1, Integer::sum);
        delete(copy);
    }

    /** What {@code mokka node} does there. */
    private String node(Path directory) {
        int code = run("node", "--config", directory.resolve("node.toml").toString(),
                "--http-port", Integer.toString(taken.getLocalPort()), "--p2p-port", "0");
        String said = err.toString();
        assertThat(said).startsWith("error: ").hasLineCount(1).doesNotContain("this is a bug");
        if (code == 1 && said.contains(Integer.toString(taken.getLocalPort()))) {
            return WENT_ON;
        }
        assertThat(code).as(said).isIn(1, 3, 4);
        assertThat(said.strip()).as("a remedy after the reason").matches("error: .+\\. [A-Z].+");
        return REFUSED;
    }

    private int run(String... arguments) {
        err.getBuffer().setLength(0);
        CommandLine program = NodeMain.commandLine();
        program.setOut(new PrintWriter(new StringWriter()));
        program.setErr(new PrintWriter(err, true));
        return program.execute(arguments);
    }

    private Path copy() throws IOException {
        Path original = root.resolve("original");
        Path copy = root.resolve("copy");
        try (Stream<Path> all = Files.walk(original)) {
            for (Path path : all.toList()) {
                Files.copy(path, copy.resolve(original.relativize(path).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("native"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
