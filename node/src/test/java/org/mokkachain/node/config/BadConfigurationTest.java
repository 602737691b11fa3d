package org.mokkachain.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about settings that are wrong: the property, the place, what is allowed. */
class BadConfigurationTest {
    private static final String KEY = "05122ea3201fe52dd4f673c2a0e5d98f824f85abd89f961dd452303fa9502934";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource({"filesWithWrongHttp", "filesWithOtherMistakes"})
    void aWrongFileIsRefusedWithPlaceAndRemedy(String toml, String message, String remedy) throws IOException {
        ConfigurationException refusal = refusal(toml, Map.of(), Map.of());
        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.remedy()).contains(remedy);
        assertThat(refusal.getMessage()).doesNotContain("\n");
    }

    static Stream<Arguments> filesWithWrongHttp() {
        return Stream.of(
                arguments("[http]\nprot = 1", "there is no setting 'http.prot' (node.toml line 2)",
                        "Did you mean http.port?"),
                arguments("datadir = \"x\"", "there is no setting 'datadir' (node.toml line 1)", "mean data-dir?"),
                arguments("[htpp]\nport = 1", "there is no setting 'htpp.port'", "Did you mean http.port?"),
                arguments("[consensus]\nelection-timeout-ms = 300",
                        "there is no setting 'consensus.election-timeout-ms'", "docs/configuration.md"),
                arguments("[telemetry]\nendpoint = \"x\"",
                        "there is no setting 'telemetry.endpoint' (node.toml line 2",
                        "lists all settings"),
                arguments("[http]\n\nport = 99999", "http.port = '99999': must be 0 to 65535 (node.toml line 3)",
                        "Allowed: 0 to 65535; default: 8080."),
                arguments("[http]\nport = -1", "http.port = '-1': must be 0 to 65535", "default: 8080"),
                arguments("[http]\nport = 99999999999999999999", "http.port = '99999999999999999999'", "0 to 65535"),
                arguments("[http]\nport = \"8080\"",
                        "http.port must be a whole number without quotes (node.toml line 2)",
                        "0 to 65535"),
                arguments("[http]\nport = 80.5", "http.port has a value of a kind that no setting has", "whole number"),
                arguments("[http]\nport = true", "http.port must be a whole number", "0 to 65535"),
                arguments("[http]\nhost = 127", "http.host must be a text in quotes", "host name or IP address"),
                arguments("[http]\nhost = \"127.0.0.1:80\"",
                        "http.host = '127.0.0.1:80': must be a host name or an IP address, without port", "127.0.0.1"),
                arguments("[http]\nhost = \"http://x\"", "http.host = 'http://x'", "host name"),
                arguments("[http]\nenabled = \"yes\"", "http.enabled must be true or false, without quotes", "true"),
                arguments("[http]\nenabled = 1", "http.enabled must be true or false", "default: true"),
                arguments("[http]\nallowed-hosts = \"a.example\"", "http.allowed-hosts must be a list of texts",
                        "list of: host name"),
                arguments("[http]\nallowed-hosts = [1]", "http.allowed-hosts must be a list of texts", "quotes"),
                arguments("[http]\nallowed-hosts = [\"a b\"]", "http.allowed-hosts = 'a b'", "host name"),
                arguments("[http]\nmax-body-kb = 1", "http.max-body-kb = '1': must be 64 to 16384", "default: 2048"),
                arguments("[http]\nport = 9100",
                        "http.port = '9100': p2p.port is the same (node.toml line 2)", "8080"));
    }

    static Stream<Arguments> filesWithOtherMistakes() {
        return Stream.of(
                arguments("[p2p]\npeers = [\"node2:9100\"]",
                        "p2p.peers = 'node2:9100': peer address 'node2:9100': not of the form mokka://KEY@HOST:PORT",
                        "mokka://KEY@HOST:PORT"),
                arguments("[p2p]\npeers = [\"mokka://" + KEY + "@a:0\"]", "port 0 is not between 1 and 65535", "mokka"),
                arguments("[p2p]\npeers = [\"mokka://1234@a:9100\"]", "p2p.peers = 'mokka://1234@a:9100'", "mokka://"),
                arguments("[p2p]\npeers = [\"mokka://" + KEY + "@a:1\",\n \"mokka://" + KEY + "@b:1\"]",
                        "the key of b:1 is also that of a:1 (node.toml line 2)", "list of"),
                arguments("[p2p]\nallow = [\"xyz\"]",
                        "p2p.allow = 'xyz': must be a public key of 64 hexadecimal digits", "64 hexadecimal"),
                arguments("[p2p]\nmax-inbound = 0", "p2p.max-inbound = '0': must be 1 to 10000", "default: 128"),
                arguments("[log]\nlevel = \"verbose\"",
                        "log.level = 'verbose': must be one of trace, debug, info, warn, error", "default: info"),
                arguments("[log]\nlevel = \"INFO\"", "log.level = 'INFO': must be one of", "trace, debug, info"),
                arguments("[log]\nformat = \"xml\"", "log.format = 'xml': must be one of text, json", "default: text"),
                arguments("[key]\nfile = \"\"", "key.file = '': must be a path", "default: node.key"),
                arguments("[key]\npassword = \"secret\"", "there is no setting 'key.password'", "key.password-file"),
                arguments("name = \"caf\u00e9\"", "name = 'caf\u00e9': must be 1 to 64 printable ASCII characters",
                        "1 to"),
                arguments("name = 1.5", "name has a value of a kind that no setting has", "Write a text"),
                arguments("[limits]\nmailbox = 1", "limits.mailbox = '1': must be 100 to 1000000", "20000"),
                arguments("[http]\nport = 1\nport = 2", "this is not TOML: Duplicate key (node.toml line", "Correct"),
                arguments("[http\nport = 1", "this is not TOML", "docs/configuration.md"),
                arguments("http.port =", "this is not TOML", "Correct that line"),
                arguments("port: 8080", "this is not TOML", "Correct that line"),
                arguments("{\"http\": {\"port\": 1}}", "this is not TOML", "Correct that line"));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aWrongEnvironmentVariableIsRefusedByName(String variable, String value, String message, String remedy)
            throws IOException {
        ConfigurationException refusal = refusal("", Map.of(variable, value), Map.of());
        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.remedy()).contains(remedy);
    }

    static Stream<Arguments> variables() {
        return Stream.of(
                arguments("MOKKA_HTTP_PORT", "eighty",
                        "must be a whole number from 0 to 65535 (environment variable MOKKA_HTTP_PORT)", "8080"),
                arguments("MOKKA_HTTP_PROT", "1", "no setting for the environment variable MOKKA_HTTP_PROT",
                        "Did you mean MOKKA_HTTP_PORT?"),
                arguments("MOKKA_DATADIR", "x", "MOKKA_DATADIR", "Did you mean MOKKA_DATA_DIR?"),
                arguments("MOKKA_P2P_OPEN", "yes", "p2p.open = 'yes': must be true or false", "true or false"),
                arguments("MOKKA_P2P_PEERS", "a,b", "p2p.peers = 'a'", "mokka://"));
    }

    @Test
    void aWrongFlagIsRefusedByName() throws IOException {
        assertThat(refusal("[http]\nport = 1", Map.of("MOKKA_HTTP_PORT", "2"), Map.of("http.port", "x")))
                .hasMessage("http.port = 'x': must be a whole number from 0 to 65535 (flag --http-port)");
    }

    @Test
    void aMissingFileIsNamed() {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class,
                () -> new ConfigurationLoader(directory, Map.of(), Map.of()).load(Path.of("nothing.toml")));
        assertThat(refusal).hasMessage("the configuration file does not exist (nothing.toml)");
        assertThat(refusal.remedy()).contains("--config");
    }

    @Test
    void aDirectoryAndAFileThatIsNotTextAreRefused() throws IOException {
        Files.write(directory.resolve("latin1.toml"), new byte[] {'#', (byte) 0xe9, '\n'});
        ConfigurationLoader loader = new ConfigurationLoader(directory, Map.of(), Map.of());
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> loader.load(Path.of("latin1.toml"))))
                .hasMessageContaining("is not UTF-8");
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> loader.load(Path.of("."))))
                .hasMessageContaining("cannot be read");
    }

    private ConfigurationException refusal(String toml, Map<String, String> environment, Map<String, String> flags)
            throws IOException {
        Files.writeString(directory.resolve("node.toml"), toml);
        ConfigurationLoader loader = new ConfigurationLoader(directory, environment, flags);
        return catchThrowableOfType(ConfigurationException.class,
                () -> new NodeConfigReader(loader.load(Path.of("node.toml"))).read());
    }
}
