package org.mokkachain.node.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeyKind;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfigReader;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.genesis.DevelopmentKeys;

/** What a development network looks like on disk, without starting it. */
class DevnetFilesTest {
    private static final Layout USUAL =
            new Layout(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path temporary;

    private DevnetDirectory directory = new DevnetDirectory(Path.of("unset"));

    @BeforeEach
    void place() {
        directory = new DevnetDirectory(temporary.resolve("net"));
    }

    @Test
    void theCommittedGenesisIsUsedForFourValidators() throws IOException {
        Network network = new NetworkFinder(directory, Optional.of(Path.of(".."))).find(USUAL);
        assertThat(network.genesis().network()).isEqualTo("devnet");
        assertThat(network.size()).isEqualTo(4);
        assertThat(network.api(3)).hasToString("http://127.0.0.1:8083");
        assertThat(network.peer(3).port()).isEqualTo(9103);
    }

    @Test
    void everyFileOfTheContractIsWritten() throws IOException, KeystoreException {
        write(network(4, CrashModel.BFT));
        for (int i = 0; i < 4; i++) {
            assertThat(directory.config(i)).isRegularFile();
            assertThat(directory.validator(i).resolve("wal")).isDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.key(i))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.password(i))))
                    .isEqualTo("rw-------");
        }
        assertThat(directory.marker()).exists();
        assertThat(new Keystore(directory.wallet()).list().accounts())
                .extracting(account -> account.name())
                .containsExactly("alice", "bob", "carol", "dave");
        assertThat(GenesisFile.read(directory.genesis())).isEqualTo(DevelopmentGenesis.of(4, CrashModel.BFT));
    }

    @Test
    void aValidatorsFilesFitTogether() throws IOException, KeystoreException {
        Network network = network(4, CrashModel.BFT);
        write(network);
        NodeConfig config = new NodeConfigReader(
                        new ConfigurationLoader(temporary, Map.of(), Map.of()).load(directory.config(2)))
                .read();
        assertThat(config.name()).contains("validator-2");
        assertThat(config.http().port()).isEqualTo(8082);
        assertThat(config.p2p().port()).isEqualTo(9102);
        assertThat(config.p2p().peers()).containsExactly(network.peer(0), network.peer(1), network.peer(3));
        assertThat(config.genesisFile()).isEqualTo(directory.genesis());
        assertThat(config.dataDirectory()).isEqualTo(directory.validator(2));
        KeyFile key = KeyFile.read(config.key().file(), KeyKind.NODE);
        assertThat(key.publicKey()).isEqualTo(DevelopmentKeys.publicKey("validator-2"));
        try (Password password = Password.fromFile(config.key().passwordFile().orElseThrow())) {
            assertThat(key.unlock(password).publicKey()).isEqualTo(key.publicKey());
        }
        assertThat(new DataDirectory(config.dataDirectory()).ensureLog(network.genesis().hash(), key.publicKey()))
                .isEqualTo(DataDirectory.Memory.PRESENT);
    }

    @Test
    void writingAgainChangesNothing() throws IOException, KeystoreException {
        Network network = network(2, CrashModel.CFT);
        write(network);
        Map<Path, String> before = contents();
        write(network);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aLostConsensusLogIsNotMadeAnew() throws IOException, KeystoreException {
        Network network = network(2, CrashModel.CFT);
        write(network);
        Files.delete(directory.validator(0).resolve("wal/birth"));
        Files.delete(directory.validator(0).resolve("wal"));
        write(network);
        assertThat(directory.validator(0).resolve("wal")).doesNotExist();
    }

    @Test
    void anExistingNetworkIsFoundWithItsPortsAndRefusesToBecomeAnother() throws IOException, KeystoreException {
        NetworkFinder finder = new NetworkFinder(directory, Optional.empty());
        write(finder.find(new Layout(
                Optional.of(3), Optional.of(CrashModel.CFT), Optional.of(7000), Optional.of(7100))));
        Network found = finder.find(USUAL);
        assertThat(found.genesis().network()).isEqualTo("devnet-cft-3");
        assertThat(found.httpPort()).isEqualTo(7000);
        assertThat(found.p2pPort()).isEqualTo(7100);
        assertThatThrownBy(() -> finder.find(
                        new Layout(Optional.of(4), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(DevnetException.class)
                .hasMessageContaining("holds a network with --validators 3, not 4");
    }

    @Test
    void aForeignDirectoryIsNeitherUsedNorDeleted() throws IOException {
        Files.createDirectories(directory.root());
        Files.writeString(directory.root().resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> new NetworkFinder(directory, Optional.empty()).find(USUAL))
                .isInstanceOf(DevnetException.class)
                .hasMessageContaining("is not the directory of a development network");
        assertThatThrownBy(() -> DevnetStop.clean(directory)).isInstanceOf(DevnetException.class);
        assertThat(directory.root().resolve("thesis.txt")).exists();
    }

    @Test
    void cleaningDeletesANetwork() throws IOException, KeystoreException {
        write(network(1, CrashModel.BFT));
        DevnetStop.clean(directory);
        assertThat(directory.root()).doesNotExist();
        DevnetStop.clean(directory);
    }

    @Test
    void aPidFileIsNotBelieved() throws IOException, KeystoreException {
        write(network(1, CrashModel.BFT));
        long own = ProcessHandle.current().pid();
        for (String text : new String[] {Long.toString(own), "1", "999999999", "", "x", "-1", "99999999999999999999"}) {
            Files.writeString(directory.pid(0), text);
            assertThat(NodeProcess.find(directory, 0)).as(text).isEmpty();
        }
        Files.writeString(directory.pid(0), Long.toString(own));
        assertThat(DevnetStop.stop(directory)).isEmpty();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private Network network(int validators, CrashModel model) {
        return new Network(directory, DevelopmentGenesis.of(validators, model), 8080, 9100);
    }

    private void write(Network network) throws IOException, KeystoreException {
        DevnetFiles.mark(directory);
        DevnetFiles files = new DevnetFiles(network);
        files.writeGenesis();
        for (int i = 0; i < network.size(); i++) {
            files.writeValidator(i);
        }
        files.writeWallet();
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }
}
