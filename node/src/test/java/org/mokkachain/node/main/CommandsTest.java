package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.wal.ConsensusLog;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import picocli.CommandLine;

/** Commands as they are typed: what they print, on which stream, and how they end. */
class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private String password = "";

    @BeforeEach
    void writePassword() throws IOException {
        password = secret("password", "correct horse\n").toString();
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyIsMadeOnceAndShownWithoutPassword() {
        assertThat(run("key", "new", "--dir", path("n"), "--password-file", password, "--json")).isZero();
        assertThat(out.toString()).contains("\"publicKey\":\"").hasLineCount(1);
        assertThat(run("key", "new", "--dir", path("n"), "--password-file", password)).isEqualTo(3);
        assertThat(err.toString()).contains("exists already").contains("nothing was overwritten").hasLineCount(1);
        assertThat(run("key", "show", "--dir", path("n"))).isZero();
    }

    @Test
    void thePasswordOfAKeyCanBeChangedWithTheOldOneOnly() throws IOException {
        String other = secret("other", "battery staple").toString();
        run("key", "new", "--dir", path("n"), "--password-file", password);
        assertThat(run("key", "change-password", "--dir", path("n"), "--password-file", other, "--new-password-file",
                        other))
                .isEqualTo(4);
        assertThat(err.toString()).startsWith("error: wrong password for");
        assertThat(run("key", "change-password", "--dir", path("n"), "--password-file", password,
                        "--new-password-file", other))
                .isZero();
        assertThat(run("key", "change-password", "--dir", path("n"), "--password-file", other, "--new-password-file",
                        password))
                .isZero();
    }

    @Test
    void ofAPasswordThatOthersMayReadIsWarnedAndAKeyIsRefusedWithWhatMendsIt() throws IOException {
        Files.setPosixFilePermissions(Path.of(password), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("key", "new", "--dir", path("n"), "--password-file", password)).isZero();
        assertThat(err.toString())
                .contains("access to the password file " + password + " (rw-r-----)")
                .contains("run: chmod 600 '" + password + "'")
                .hasLineCount(1);
        Files.setPosixFilePermissions(Path.of(password), PosixFilePermissions.fromString("rw-------"));
        assertThat(run("key", "show", "--dir", path("n"))).isZero();
        assertThat(err.toString()).isEmpty();
        Path key = directory.resolve("n/node.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw----r--"));
        assertThat(run("key", "show", "--dir", path("n"))).isEqualTo(3);
        assertThat(err.toString()).contains("others than its owner have access to " + key).contains("chmod 600");
    }

    @Test
    void aMistypedCommandIsAUsageErrorOfOneLine() {
        assertThat(run("key", "nwe")).isEqualTo(2);
        assertThat(err.toString()).startsWith("error: ").contains("--help").hasLineCount(1);
        assertThat(run("node")).isEqualTo(2);
        assertThat(run("node", "--config", "x", "--http-prot", "1", "--json")).isEqualTo(2);
        assertThat(run("devnet", "--validators", "0")).isEqualTo(2);
        assertThat(run("devnet", "--crash-model", "pbft", "--json")).isEqualTo(2);
        assertThat(err.toString()).startsWith("{\"error\":{\"code\":\"usage\"").contains("\"remedy\":");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void aNodeDoesNotStartWithoutItsFiles() throws IOException {
        assertThat(run("node", "--config", path("nothing.toml"))).isEqualTo(3);
        assertThat(err.toString()).startsWith("error: the configuration file does not exist");
        String config = Files.writeString(directory.resolve("node.toml"), "").toString();
        assertThat(run("node", "--config", config)).isEqualTo(3);
        assertThat(err.toString()).contains("the genesis file does not exist");
        genesis("devnet");
        assertThat(run("node", "--config", config)).isEqualTo(3);
        assertThat(err.toString()).contains("this node has no key").contains("mokka key new --dir");
    }

    @Test
    void aNodeDoesNotStartWithTheWrongPassword() throws IOException {
        genesis("devnet");
        run("key", "new", "--dir", directory.toString(), "--password-file", password);
        Files.writeString(directory.resolve("password"), "something else");
        String config =
                Files.writeString(directory.resolve("node.toml"), "key.password-file = \"password\"").toString();
        assertThat(run("node", "--config", config)).isEqualTo(4);
        assertThat(err.toString()).startsWith("error: wrong password").hasLineCount(1);
    }

    @Test
    void aNodeDoesNotStartWithKeysThatEverybodyKnowsOnAnotherNetwork() throws IOException {
        genesis("acme");
        run("key", "new", "--dir", directory.toString(), "--password-file", password);
        String config =
                Files.writeString(directory.resolve("node.toml"), "key.password-file = \"password\"").toString();
        assertThat(run("node", "--config", config)).isEqualTo(3);
        assertThat(err.toString()).contains("the key of validator-0 is that of validator-0 in development networks");
    }

    @Test
    void aNodeDoesNotStartOnTheDataOfAnotherKey() throws IOException {
        genesis("devnet");
        run("key", "new", "--dir", directory.toString(), "--password-file", password);
        DataDirectory data = new DataDirectory(directory);
        Hash chainId = GenesisFile.read(directory.resolve("genesis.json")).hash();
        PublicKey other = DevelopmentKeys.publicKey("somebody");
        Files.delete(data.wal().resolve("birth"));
        ConsensusLog.create(data.wal(), new LogRecord.Born(chainId, other)).close();
        Path config = Files.writeString(directory.resolve("node.toml"), "key.password-file = \"password\"");
        assertThat(run("node", "--config", config.toString())).isEqualTo(3);
        String own = Files.readString(directory.resolve("node.key"));
        assertThat(err.toString())
                .contains("the data directory " + directory + " belongs to the key " + other.hex())
                .containsPattern("and the key file " + directory.resolve("node.key") + " holds [0-9a-f]{64}")
                .hasLineCount(1);
        assertThat(own).contains(err.toString().replaceAll("(?s).*holds ([0-9a-f]{64}).*", "$1"));
    }

    @Test
    void theSettingsAreShownWithTheirOrigin() throws IOException {
        String config = Files.writeString(directory.resolve("node.toml"), "http.port = 1234\n").toString();
        assertThat(run("node", "--config", config, "--print-config", "--p2p-port", "4321")).isZero();
        assertThat(out.toString())
                .containsPattern("http\\.port +1234 +# .*node\\.toml line 1")
                .containsPattern("p2p\\.port +4321 +# flag --p2p-port")
                .containsPattern("http\\.host +127\\.0\\.0\\.1 +# default");
    }

    @Test
    void aNetworkThatIsNotThereCannotBeStopped() {
        assertThat(run("devnet", "stop", "--dir", path("nowhere"), "--json")).isEqualTo(1);
        assertThat(err.toString()).startsWith("{\"error\":{\"code\":\"error\"");
    }

    private void genesis(String network) throws IOException {
        run("genesis", "create", "--development", "4", "--out", path("made.json"));
        String text = Files.readString(directory.resolve("made.json"));
        Files.writeString(directory.resolve("genesis.json"), text.replace("\"devnet\"", "\"" + network + "\""));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine program = NodeMain.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(arguments);
    }
}
