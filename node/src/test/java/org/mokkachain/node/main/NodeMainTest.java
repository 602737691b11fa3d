package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NodeMainTest {

    private final StringWriter out = new StringWriter();
    private final CommandLine commandLine = NodeMain.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()));

    @Test
    void versionNamesTheBuildTheCommitAndTheJdk() {
        assertThat(commandLine.execute("version")).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("Mokka Chain \\d+\\.\\d+\\.\\d+.*"),
                        line -> assertThat(line).matches("commit ([0-9a-f]{40}|unknown)"),
                        line -> assertThat(line).startsWith("JDK "));
    }

    @Test
    void versionAsJsonIsOneObjectOnOneLine() {
        assertThat(commandLine.execute("version", "--json")).isZero();
        assertThat(out.toString().strip()).matches("\\{\"version\":\".+\",\"commit\":\".+\",\"jdk\":\".+\"}");
    }

    @Test
    void noCommandAndAnUnknownCommandAreUsageErrors() {
        assertThat(commandLine.execute()).isEqualTo(2);
        assertThat(commandLine.execute("brew")).isEqualTo(2);
    }
}
