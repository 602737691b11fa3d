package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Waiting;

/** A node on a disk that fills up: a small file system in memory. Only root can mount one; others skip this. */
class FullDiskTest {
    private static final int MEBIBYTES = 96;

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", disk.toString());
        assumeTrue(mounted, "cannot mount a file system in memory");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void aNodeWithoutRoomTakesNothingSaysSoAndGoesOnByItself() throws Exception {
        Path filler = disk.resolve("filler");
        try (Devnet devnet = Devnet.startIn("FullDiskTest", disk.resolve("net"), "--validators", 1)) {
            pay(devnet).with(0);
            long height = devnet.status(0).height();
            fill(filler);
            Waiting.until("the node is read-only", () -> !devnet.status(0).liveness().ok());
            assertThat(devnet.status(0).liveness().sentence()).contains("read-only", "MiB left");
            Ended refused = pay(devnet).with(6);
            assertThat(refused.err()).contains("read-only");
            assertThat(devnet.status(0).height()).isEqualTo(height);

            Files.delete(filler);
            Waiting.until("the node goes on", () -> devnet.status(0).liveness().ok());
            pay(devnet).with(0);
            devnet.stop().with(0);
            Ended verdict = Cli.mokka(
                    "ledger", "verify", "--json", "--dir", devnet.directory().resolve("validator-0"));
            assertThat(verdict.with(0).json().path("transactions").asInt()).isEqualTo(2);
        }
    }

    /** Until there is not a byte left. */
    private static void fill(Path file) throws IOException {
        byte[] zeros = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < (long) MEBIBYTES << 20; written += zeros.length) {
                out.write(zeros);
            }
        } catch (IOException e) {
            assertThat(List.of(String.valueOf(e.getMessage()))).anyMatch(message -> message.contains("space"));
        }
    }

    private static Ended pay(Devnet devnet) {
        return devnet.wallet("tx", "send", "--from", "alice", "--to", "bob", "--amount", "1 MOKKA", "--yes",
                "--password-file", devnet.directory().resolve("wallet/password"));
    }
}
