package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.endtoend.harness.Archive;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.JoiningNode;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;

/**
 * Validators without a ledger join a chain that goes on meanwhile: one by a snapshot, one by all blocks. Both are
 * killed on the way and go on where they were.
 */
class SyncTest {
    private static final List<Person> PEOPLE =
            Stream.of("alice", "bob", "carol").map(Person::named).toList();
    private static final int HEIGHT = 300;

    /** So many of the snapshot's bytes are on the disk when the one that fetches it is killed. */
    private static final long FETCHED = 1 << 20;

    private static final int REPLAYED = 20;
    private static final Pattern PARTS = Pattern.compile("with (\\d+) parts from before");
    private static final Pattern FOUND = Pattern.compile("found it complete up to block (\\d+)");

    private final List<JoiningNode> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(JoiningNode::close);
    }

    @Test
    void oneValidatorComesBySnapshotAndOneByBlocksBothInTwoPiecesAndBothVote()
            throws MokkaClientException, IOException {
        try (Devnet devnet = Devnet.start("SyncTest")) {
            Network network = Network.of(devnet.client(0));
            devnet.kill(3);
            try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
                Archive.of(Person.named("dave"), network).fill(devnet.client(0));
                Waiting.until("the chain is long", () -> devnet.status(0).height() >= HEIGHT);

                joinBySnapshot(devnet);
                assertThatThrownBy(() -> devnet.client(3).block("1")).isInstanceOf(ApiException.class);
                devnet.kill(2);
                joinByBlocks(devnet);
                assertThat(devnet.client(2).block("1")).isNotNull();

                devnet.kill(1);
                traffic.awaitMore(40);
            }
            isLikeTheFirst(devnet, 3);
            isLikeTheFirst(devnet, 2);
        }
    }

    /** With nothing but its key and its settings. */
    private void joinBySnapshot(Devnet devnet) throws MokkaClientException, IOException {
        Path home = home(devnet, 3);
        for (String part : List.of("ledger", "wal", "peers")) {
            forget(home.resolve(part));
        }
        Path staging = home.resolve("ledger.staging");
        JoiningNode first = start(devnet, 3, "100");
        first.until("a part of the snapshot is here", () -> bytes(staging.resolve("db")) >= FETCHED);
        first.kill();
        assertThat(staging.resolve("created")).as("the mark of a snapshot that is whole").doesNotExist();

        JoiningNode second = start(devnet, 3, "100");
        second.until("validator-3 is in sync", () -> second.isInSyncWith(0));
        assertThat(number(PARTS, second.said())).as(second.said()).isPositive();
        assertThat(second.said()).contains("the ledger made from a snapshot is in use now");
        Waiting.until("what the snapshot was put together in is removed", () -> !Files.exists(staging));
        isLikeTheFirst(devnet, 3);
    }

    /** With the log of its votes, which it must not contradict. */
    private void joinByBlocks(Devnet devnet) throws MokkaClientException, IOException {
        forget(home(devnet, 2).resolve("ledger"));
        JoiningNode first = start(devnet, 2, "0");
        first.until("some blocks are here", () -> first.status().height() >= REPLAYED);
        long reached = first.status().height();
        first.kill();
        assertThat(reached).as("height when it was killed").isLessThan(HEIGHT);

        JoiningNode second = start(devnet, 2, "0");
        second.until("validator-2 is in sync", () -> second.isInSyncWith(0));
        assertThat(number(FOUND, second.said())).as(second.said()).isGreaterThanOrEqualTo(reached);
        isLikeTheFirst(devnet, 2);
    }

    private JoiningNode start(Devnet devnet, int validator, String snapshotAfter) {
        JoiningNode node = JoiningNode.start(devnet, validator, "--sync-snapshot-after", snapshotAfter);
        nodes.add(node);
        return node;
    }

    /** Its last block, with the state root in it, is also validator-0's. */
    private static void isLikeTheFirst(Devnet devnet, int validator) throws MokkaClientException {
        String height = Long.toString(devnet.status(validator).height());
        Waiting.until("validator-0 has block " + height, () -> devnet.client(0).block(height) != null);
        BlockDetail one = devnet.client(0).block(height);
        BlockDetail other = devnet.client(validator).block(height);
        assertThat(other.hash()).isEqualTo(one.hash());
        assertThat(other.stateRoot()).isEqualTo(one.stateRoot());
    }

    private static Path home(Devnet devnet, int validator) {
        return devnet.directory().resolve("validator-" + validator);
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void forget(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
