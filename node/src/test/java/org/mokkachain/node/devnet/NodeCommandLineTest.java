package org.mokkachain.node.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeCommandLineTest {
    private static final String FRUGAL = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MaxTenuringThreshold=1";
    private static final Optional<Path> LAUNCHER = Optional.of(Path.of("/opt/mokka/mokka"));

    private static Map<String, String> adapted(int cores, Map<String, String> environment) {
        Map<String, String> adapted = new HashMap<>(environment);
        NodeCommandLine.on(cores, 4, LAUNCHER).adapt(adapted);
        return adapted;
    }

    @Test
    void validatorsThatShareFewCoresLeaveOutWhatWorksBesideThem() {
        assertThat(adapted(2, Map.of())).containsEntry("MOKKA_JAVA_OPTS", FRUGAL);
        assertThat(adapted(7, Map.of())).containsEntry("MOKKA_JAVA_OPTS", FRUGAL);
        assertThat(adapted(8, Map.of())).containsEntry("MOKKA_JAVA_OPTS", "");
        assertThat(NodeCommandLine.on(2, 4, Optional.empty()).of(Path.of("node.toml")))
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    @Test
    void whatSomebodyChoseIsNotAddedTo() {
        assertThat(adapted(2, Map.of("MOKKA_JAVA_OPTS", "-Xmx2g"))).containsEntry("MOKKA_JAVA_OPTS", "-Xmx2g");
        assertThat(adapted(2, Map.of("MOKKA_JAVA_OPTS", ""))).containsEntry("MOKKA_JAVA_OPTS", "");
    }

    @Test
    void settingsOfOneNodeAreNotHandedOn() {
        assertThat(adapted(8, Map.of("MOKKA_HTTP_PORT", "1", "MOKKA_HOME", "/opt")))
                .doesNotContainKey("MOKKA_HTTP_PORT")
                .containsEntry("MOKKA_HOME", "/opt")
                .containsEntry("JAVA_HOME", System.getProperty("java.home"));
    }
}
