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
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;

/** A node on a disk that fills up: a small file system in memory. Only root can mount one; others skip this. */
class FullDiskTest {
    private static final int MEBIBYTES = 96;

    private static final List<Person> PEOPLE = Person.funded();

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

    @Test
    void oneOfFourWithoutRoomSaysSoAndTheOthersGoOnAndItCatchesUpAndVotes() throws Exception {
        try (Devnet devnet = Devnet.start("FullDiskTestFour")) {
            Network network = Network.of(devnet.client(0));
            devnet.stop().with(0);
            Path place = devnet.directory().resolve("validator-3");
            Path moved = disk.resolve("validator-3");
            assertThat(run("mv", place.toString(), moved.toString())).isTrue();
            Files.createSymbolicLink(place, moved);
            try {
                devnet.again();
                List<Traffic.Final> told = payAround(devnet, network);
                long height = Chains.awaitEqualHeads(devnet.clients());
                Chains.requireIdentical(devnet.clients(), height);
                Chains.requireKept(devnet.client(3), told, height);
                devnet.stop().with(0);
                Cli.mokka("ledger", "verify", "--json", "--dir", place).with(0);
            } finally {
                devnet.stop();
                Files.delete(place);
            }
        }
    }

    private List<Traffic.Final> payAround(Devnet devnet, Network network) throws Exception {
        Path filler = disk.resolve("filler");
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(100);
            fillBut(filler, 3);
            Waiting.until("validator-3 is read-only", () -> devnet.status(3).liveness().sentence()
                    .contains("read-only and does not follow the chain"));
            assertThat(devnet.status(3).liveness().ok()).isFalse();
            assertThat(devnet.status(3).liveness().sentence()).contains("MiB left");
            assertThat(Files.readString(disk.resolve("validator-3/node.log")))
                    .contains("read-only and does not follow the chain: the disk of");
            traffic.awaitMore(400);
            assertThat(devnet.status(0).liveness().ok()).isTrue();
            System.out.printf("one of four without room: the others at block %d, itself at %d%n",
                    devnet.status(0).height(), devnet.status(3).height());

            Files.delete(filler);
            Waiting.until("validator-3 goes on", () -> devnet.status(3).liveness().ok());
            // With another one down nothing is final without its vote.
            devnet.kill(2);
            traffic.awaitMore(50);
            devnet.again();
            return traffic.told();
        }
    }

    /** Until there is not a byte left. */
    private static void fill(Path file) throws IOException {
        fillBut(file, 0);
    }

    /** Until only so many MiB are left, or fewer if others write meanwhile. */
    private static void fillBut(Path file, long mebibytes) throws IOException {
        byte[] zeros = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (mebibytes == 0 || file.toFile().getUsableSpace() > mebibytes << 20) {
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
