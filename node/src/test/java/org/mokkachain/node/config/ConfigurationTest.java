package org.mokkachain.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.p2p.transport.PeerAddress;

class ConfigurationTest {
    private static final String PEER =
            "mokka://05122ea3201fe52dd4f673c2a0e5d98f824f85abd89f961dd452303fa9502934@node2.example:9100";

    @TempDir
    private Path directory;

    @Test
    void anEmptyFileGivesTheDefaults() throws IOException {
        NodeConfig config = new NodeConfigReader(load("", Map.of(), Map.of())).read();
        assertThat(config.name()).isEmpty();
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.p2p().port()).isEqualTo(9100);
        assertThat(config.p2p().peers()).isEmpty();
        assertThat(config.log().level()).isEqualTo(NodeConfig.LogLevel.INFO);
        assertThat(config.limits().signatureThreads()).isPositive();
        assertThat(config.walDirectory()).isEqualTo(directory.resolve("conf/wal"));
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        String toml = "[http]\nport = 1\nhost = \"a\"\n[p2p]\nport = 2\n[limits]\nmailbox = 100\n";
        EffectiveSettings settings = load(toml,
                Map.of("MOKKA_HTTP_PORT", "11", "MOKKA_P2P_PORT", "12", "PATH", "x", "MOKKA_KEY_PASSWORD", "x"),
                Map.of("http.port", "21"));
        NodeConfig config = new NodeConfigReader(settings).read();
        assertThat(config.http().port()).isEqualTo(21);
        assertThat(config.p2p().port()).isEqualTo(12);
        assertThat(config.http().host()).isEqualTo("a");
        Map<String, String> origins = settings.all().stream()
                .collect(Collectors.toMap(s -> s.property().name(), s -> s.origin().toString()));
        assertThat(origins)
                .containsEntry("http.port", "flag --http-port")
                .containsEntry("p2p.port", "environment variable MOKKA_P2P_PORT")
                .containsEntry("http.host", "conf/node.toml line 3")
                .containsEntry("limits.mailbox", "conf/node.toml line 7")
                .containsEntry("genesis", "default");
    }

    @Test
    void pathsOfTheFileAreRelativeToItAndOthersToTheWorkingDirectory() throws IOException {
        NodeConfig config = new NodeConfigReader(load("genesis = \"../genesis.json\"\ndata-dir = \"/data\"",
                        Map.of("MOKKA_LOG_FILE", "node.log"), Map.of("key.file", "keys/node.key")))
                .read();
        assertThat(config.genesisFile()).isEqualTo(directory.resolve("genesis.json"));
        assertThat(config.dataDirectory()).isEqualTo(Path.of("/data"));
        assertThat(config.log().file()).contains(directory.resolve("node.log"));
        assertThat(config.key().file()).isEqualTo(directory.resolve("keys/node.key"));
    }

    @Test
    void aListIsWrittenWithCommasOutsideTheFile() throws IOException {
        EffectiveSettings settings = load("[p2p]\npeers = [\n  \"" + PEER + "\"]", Map.of(), Map.of());
        assertThat(new NodeConfigReader(settings).read().p2p().peers()).containsExactly(PeerAddress.parse(PEER));
        NodeConfig config = new NodeConfigReader(
                        load("", Map.of("MOKKA_HTTP_ALLOWED_HOSTS", "a.example, b.example"), Map.of()))
                .read();
        assertThat(config.http().allowedHosts()).containsExactly("a.example", "b.example");
    }

    @Test
    void quotedAndDottedKeysAreFoundWithTheirLine() throws IOException {
        EffectiveSettings settings =
                load("# one\nhttp.port = 5\n\"name\" = \"n\" # c\n[ p2p ] # c\n  port=6\n", Map.of(), Map.of());
        Map<String, String> origins = settings.all().stream()
                .collect(Collectors.toMap(s -> s.property().name(), s -> s.origin().toString()));
        assertThat(origins)
                .containsEntry("http.port", "conf/node.toml line 2")
                .containsEntry("name", "conf/node.toml line 3")
                .containsEntry("p2p.port", "conf/node.toml line 5");
    }

    @Test
    void everyPropertyHasItsOwnNameVariableAndFlagAndAValidDefault() {
        assertThat(Settings.all()).extracting(Property::name).doesNotHaveDuplicates();
        assertThat(Settings.all()).extracting(Property::variable).doesNotHaveDuplicates();
        assertThat(Settings.all()).extracting(Property::flag).doesNotHaveDuplicates();
        for (Property<?> property : Settings.all()) {
            property.standard().ifPresent(text -> assertThat(property.reader().read(text)).isNotNull());
            assertThat(property.doc()).endsWith(".");
        }
    }

    private EffectiveSettings load(String toml, Map<String, String> environment, Map<String, String> flags)
            throws IOException {
        Files.createDirectories(directory.resolve("conf"));
        Files.writeString(directory.resolve("conf/node.toml"), toml);
        return new ConfigurationLoader(directory, environment, flags).load(Path.of("conf/node.toml"));
    }
}
