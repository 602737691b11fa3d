package org.mokkachain.node.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfigReader;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.node.devnet.DevelopmentGenesis;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;

class JoinDirectoryTest {
    private static final PeerAddress PEER =
            new PeerAddress(DevelopmentKeys.publicKey("validator-0"), "127.0.0.1", 9100);

    private final Genesis genesis = DevelopmentGenesis.of(4, CrashModel.BFT);
    private final Invitation invitation = new Invitation(genesis.network(), genesis.hash(), 3, 0, List.of(PEER));

    @TempDir
    private Path scratch;

    private JoinDirectory directory() {
        return new JoinDirectory(scratch.resolve("eve"), invitation);
    }

    @Test
    void aNewDirectoryIsForItsOwnerOnly() throws IOException {
        directory().check(Optional.empty());
        directory().begin();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory().root())))
                .isEqualTo("rwx------");
        assertThat(directory().isBegun()).isTrue();
        assertThat(directory().isComplete()).isFalse();
    }

    @Test
    void whatLiesThereIsNamedAndKept() throws IOException {
        Files.createDirectories(directory().root());
        Files.writeString(directory().root().resolve("node.toml"), "name = \"x\"");
        assertThatThrownBy(() -> directory().check(Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is something in this directory already: node.toml");
        Path file = Files.writeString(scratch.resolve("file"), "");
        assertThatThrownBy(() -> new JoinDirectory(file, invitation).check(Optional.empty()))
                .hasMessageContaining("this is a file");
    }

    @Test
    void thePasswordMayLieThereBefore() throws IOException {
        Files.createDirectories(directory().root());
        Path password = Files.writeString(directory().root().resolve("password"), "x");
        assertThatCode(() -> directory().check(Optional.of(password))).doesNotThrowAnyException();
        assertThatThrownBy(() -> directory().check(Optional.empty())).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aKeyIsMadeOnceAndFoundAgain() throws IOException, KeystoreException {
        NodeKeys keys = new NodeKeys(directory());
        directory().begin();
        try (Password password = Password.of("correct horse".toCharArray())) {
            PrivateKey key = keys.create(password);
            assertThat(keys.read().publicKey()).isEqualTo(key.publicKey());
            assertThat(directory().data().expected()).contains(key.publicKey());
            assertThatCode(() -> directory().check(Optional.empty())).doesNotThrowAnyException();
        }
    }

    @Test
    void anInterruptionBeforeTheKeyIsOvercome() throws IOException, KeystoreException {
        directory().begin();
        DataDirectory.create(directory().root(), PEER.key());
        try (Password password = Password.of("correct horse".toCharArray())) {
            PrivateKey key = new NodeKeys(directory()).create(password);
            assertThat(directory().data().expected()).contains(key.publicKey());
        }
    }

    @Test
    void aKeyOfAnotherDirectoryIsRefusedNamingBoth() throws IOException, KeystoreException {
        directory().begin();
        JoinDirectory other = new JoinDirectory(scratch.resolve("other"), invitation);
        other.begin();
        try (Password password = Password.of("correct horse".toCharArray())) {
            PrivateKey mine = new NodeKeys(directory()).create(password);
            PrivateKey theirs = new NodeKeys(other).create(password);
            Files.delete(directory().key());
            Files.copy(other.key(), directory().key());
            assertThatThrownBy(() -> new NodeKeys(directory()).read())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll(
                            mine.publicKey().hex(), theirs.publicKey().hex(), directory().key().toString());
        }
    }

    @Test
    void aDirectoryOfAnotherNetworkIsRefusedNamingBoth() throws IOException {
        directory().begin();
        Genesis other = DevelopmentGenesis.of(5, CrashModel.CFT);
        Invitation elsewhere = new Invitation(other.network(), other.hash(), 3, 0, List.of(PEER));
        assertThatThrownBy(() -> new JoinDirectory(directory().root(), elsewhere).check(Optional.empty()))
                .hasMessageContainingAll("devnet-cft-5", genesis.hash().hex(), other.hash().hex());
        directory().write(genesis);
        assertThat(directory().genesis()).contains(genesis);
        Files.delete(directory().genesisFile());
        assertThatThrownBy(() -> directory().write(other))
                .hasMessageContainingAll(genesis.hash().hex(), other.hash().hex());
        assertThatThrownBy(() -> directory().check(Optional.empty())).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void theSettingsAreReadAsTheyWereMeant() throws IOException {
        directory().begin();
        String odd = "a \"b\" \\ c";
        directory().write(new NodeFile("devnet", "eve", NodeProfile.OBSERVER, odd,
                new NodeFile.Place(false, "north.example", 9104, 8084), List.of(PEER)));
        NodeConfig config = new NodeConfigReader(
                new ConfigurationLoader(scratch, Map.of(), Map.of()).load(directory().config())).read();
        assertThat(config.name()).contains("eve");
        assertThat(config.profile()).isEqualTo(NodeProfile.OBSERVER);
        assertThat(config.key().passwordFile()).contains(directory().root().resolve(odd));
        assertThat(config.p2p().advertisedHost()).contains("north.example");
        assertThat(config.p2p().host()).isEqualTo("0.0.0.0");
        assertThat(config.p2p().port()).isEqualTo(9104);
        assertThat(config.p2p().maxInbound()).isEqualTo(512);
        assertThat(config.p2p().peers()).containsExactly(PEER);
        assertThat(config.http().port()).isEqualTo(8084);
        assertThat(config.genesisFile()).isEqualTo(directory().genesisFile());
        assertThat(config.dataDirectory()).isEqualTo(directory().root());
    }
}
