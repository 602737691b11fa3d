package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfig.LogFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoggingTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path directory;

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("org.mokkachain.consensus.Chronicle");

    private Path configure(LogFormat format, int keepFiles) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        Path file = directory.resolve("node.log");
        Logging.configure(
                context, new NodeConfig.Log(NodeConfig.LogLevel.INFO, format, Optional.of(file), 1, keepFiles));
        return file;
    }

    @AfterEach
    void nothingWentWrong() {
        context.stop();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .allMatch(status -> status.getLevel() < Status.WARN);
    }

    @Test
    void aJsonLineHasTheValuesOfItsMessageAsFields() throws IOException {
        Path file = configure(LogFormat.JSON, 1);
        log.info("leader={} term={} after {} ms level={}", "validator-1", 7L, 3, "odd");

        JsonNode line = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(line.get("message").asString()).isEqualTo("leader=validator-1 term=7 after 3 ms level=odd");
        assertThat(line.get("leader").asString()).isEqualTo("validator-1");
        assertThat(line.get("term").asLong()).isEqualTo(7);
        assertThat(line.get("level").asString()).as("is the line's own").isEqualTo("INFO");
        assertThat(line.get("logger").asString()).isEqualTo("Chronicle");
        assertThat(line.get("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder("time", "level", "logger", "message", "leader", "term");
    }

    @Test
    void aJsonLineIsOneLineWhateverIsInIt() throws IOException {
        Path file = configure(LogFormat.JSON, 1);
        log.warn("peer cut off peer={} {}", "a\nb\u2028c", "\"}\r\n{\"level\":\"ERROR\"}");
        log.error("halted: {}", "a bug", new IllegalStateException("first\nsecond"));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(JsonMapper.shared().readTree(lines.get(0)).get("level").asString()).isEqualTo("WARN");
        assertThat(JsonMapper.shared().readTree(lines.get(1)).get("error").asString())
                .contains("IllegalStateException: first\nsecond", "LoggingTest");
    }

    @Test
    void whatOthersSaidCannotLookLikeALineOfOurs() throws IOException {
        Path file = configure(LogFormat.TEXT, 1);
        log.info("network={}", "x\r\n2026-01-01T00:00:00.000Z ERROR Halt: halted\u001b[2J\u0085\u2028y");

        assertThat(Files.readAllLines(file)).singleElement().asString()
                .endsWith("INFO  Chronicle: network=x 2026-01-01T00:00:00.000Z ERROR Halt: halted [2J y");
    }

    @Test
    void aFullFileIsKeptUnderANumberAndTheOldestGo() throws Exception {
        Path file = configure(LogFormat.JSON, 25);
        String text = "x".repeat(MIB / 8);
        for (int i = 0; i < 300; i++) {
            log.info("line number={} {}", i, text);
            if (Files.size(file) >= MIB) {
                await().until(() -> {
                    log.info("looked at again");
                    return Files.size(file) < MIB;
                });
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(26).contains(file, Path.of(file + ".1"), Path.of(file + ".25"));
            for (Path each : all) {
                assertThat(Files.size(each)).as("%s", each).isLessThan(MIB + MIB / 4);
            }
        }
        List<String> newest = Files.readAllLines(file);
        assertThat(newest).isNotEmpty().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(Files.readString(Path.of(file + ".25"))).doesNotContain("\"number\":0,");
    }
}
