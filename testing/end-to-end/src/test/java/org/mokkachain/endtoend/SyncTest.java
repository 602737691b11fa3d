package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Status;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;

/** Validators without a ledger join a chain that has gone on for long: one by a snapshot, one by all blocks. */
class SyncTest {
    private static final List<Person> PEOPLE =
            List.of("alice", "bob", "carol", "dave").stream().map(Person::named).toList();
    private static final int HEIGHT = 2_000;

    @Test
    void oneValidatorComesBackBySnapshotAndOneByBlocksAndBothVote() throws MokkaClientException, IOException {
        try (Devnet devnet = Devnet.start("Sync")) {
            Network network = Network.of(devnet.client(0));
            devnet.stop();
            for (int i = 0; i < 4; i++) {
                set(devnet, i, 500, 500);
            }
            devnet.again();
            devnet.kill(3);
            forget(devnet, 3);
            try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
                while (devnet.status(0).height() < HEIGHT) {
                    traffic.awaitMore(200);
                }
            }
            comeBack(devnet, 3, "by snapshot");
            assertThatThrownBy(() -> devnet.client(3).block("1")).isInstanceOf(MokkaClientException.class);
            devnet.kill(2);
            forget(devnet, 2);
            set(devnet, 2, 0, 500);
            comeBack(devnet, 2, "by blocks");
            assertThat(devnet.client(2).block("1")).isNotNull();
            devnet.kill(1);
            try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
                traffic.awaitMore(40);
            }
            Status one = devnet.status(3);
            System.out.printf("without validator-1 the chain goes on at height %d%n", one.height());
        }
    }

    /** Starts it and waits until it has caught up and may vote. */
    private static void comeBack(Devnet devnet, int validator, String how) {
        long started = System.nanoTime();
        devnet.again();
        Waiting.until("validator-" + validator + " is in sync " + how, () -> {
            Status status = devnet.client(validator).status();
            return status.height() >= devnet.status(0).height()
                    && List.of("follower", "leader").contains(status.state());
        });
        System.out.printf("validator-%d back %s after %.1f s, height %d%n", validator, how,
                (System.nanoTime() - started) / 1e9, devnet.status(validator).height());
    }

    private static void set(Devnet devnet, int validator, int after, int interval) throws IOException {
        Path file = devnet.directory().resolve("validator-" + validator).resolve("node.toml");
        String text = Files.readString(file);
        int section = text.indexOf("\n[sync]");
        Files.writeString(file, section < 0 ? text : text.substring(0, section));
        Files.writeString(file, "\n[sync]\nsnapshot-after = " + after + "\nsnapshot-interval = " + interval + "\n",
                StandardOpenOption.APPEND);
    }

    private static void forget(Devnet devnet, int validator) throws IOException {
        Path ledger = devnet.directory().resolve("validator-" + validator).resolve("ledger");
        try (Stream<Path> files = Files.walk(ledger)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
