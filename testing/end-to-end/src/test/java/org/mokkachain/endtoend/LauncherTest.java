package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Ended;

/** The launcher itself. */
class LauncherTest {
    @TempDir
    private Path scratch;

    @BeforeAll
    static void build() {
        Cli.build();
    }

    @Test
    void aCommandThatOnlyReadsFilesStartsFast() {
        List<Long> millis = IntStream.range(0, 5)
                .mapToObj(_ -> Cli.mokka("wallet", "account", "list", "--json", "--wallet-dir", scratch).with(0))
                .map(ended -> ended.took().toMillis())
                .sorted()
                .toList();
        System.out.printf("./mokka wallet account list --json: median of 5 is %d ms, of %s%n", millis.get(2), millis);
    }

    @Test
    void theVersionNamesProgramCommitAndJdk() {
        Ended ended = Cli.mokka("version").with(0);
        assertThat(ended.out()).containsPattern("[0-9]+\\.[0-9]+\\.[0-9]+").containsIgnoringCase("jdk");
        assertThat(ended.err()).isEmpty();
        assertThat(Cli.mokka("version", "--json").with(0).json().propertyNames()).isNotEmpty();
    }

    @Test
    void withoutACommandItExplainsItself() {
        assertThat(Cli.mokka().with(0).out()).contains("devnet", "wallet", "node", "bench");
        assertThat(Cli.mokka("--help").with(0).out()).contains("devnet", "wallet", "node", "bench");
    }

    @Test
    void aCommandThatDoesNotExistIsAMistakeInUsage() {
        Ended ended = Cli.mokka("devnte").with(2);
        assertThat(ended.err()).contains("devnte", "--help").hasLineCount(1);
        assertThat(Cli.mokka("devnet", "--validatrs", "3").with(2).err()).contains("--validators").hasLineCount(1);
        assertThat(Cli.mokka("wallet", "account", "lits").with(2).err()).contains("list");
    }

    @Test
    void itWorksThroughALinkFromAnywhere() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(scratch.resolve("linked mokka"), Cli.executable());
        Process process = new ProcessBuilder(link.toString(), "version")
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("out").toFile())
                .start();
        int code = process.waitFor();
        Files.delete(link);
        assertThat(code).as(Files.readString(scratch.resolve("out"))).isZero();
    }
}
