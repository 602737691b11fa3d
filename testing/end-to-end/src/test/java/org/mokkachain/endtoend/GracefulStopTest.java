package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.BlockWatch;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.JoiningNode;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;
import tools.jackson.databind.JsonNode;

/** Validators that are asked to end while people pay one another, and what the others see of it. */
class GracefulStopTest {
    private static final int ROUNDS = 3;
    /** Aimed at is 5 s; a machine that runs everything else besides gets the same again. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final List<Person> PEOPLE = Person.funded();

    private static Devnet devnet;
    private static Network network;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("GracefulStopTest");
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @BeforeEach
    void allRun() {
        devnet.allRun();
    }

    @Test
    void aLeaderThatIsAskedToEndHandsOverAndNoPaymentIsLost() throws MokkaClientException {
        List<Long> asked = new ArrayList<>();
        List<Long> killed = new ArrayList<>();
        List<Long> took = new ArrayList<>();
        List<Traffic.Final> told;
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            for (int i = 0; i < ROUNDS; i++) {
                killed.add(pause(traffic, devnet::kill));
                asked.add(pause(traffic, leader -> took.add(devnet.terminate(leader).toMillis())));
            }
            traffic.awaitMore(40);
            told = traffic.told();
        }
        long height = Chains.awaitEqualHeads(devnet.clients());
        Chains.requireKept(devnet.client(0), told, height);
        System.out.printf("milliseconds without a block: leader asked to end %s, killed %s; it ended within %s ms; %d"
                + " payments, none lost%n", asked, killed, took, told.size());
        assertThat(took).as("milliseconds until it had ended").allMatch(millis -> millis < LIMIT.toMillis());
    }

    /** Ends the leader under load, and brings it back; milliseconds between the last block of its term and the next. */
    private static long pause(Traffic traffic, IntConsumer end) throws MokkaClientException {
        traffic.awaitMore(40);
        int leader = devnet.awaitLeader();
        int survivor = (leader + 1) % 4;
        long gap;
        try (BlockWatch blocks = new BlockWatch(devnet.client(survivor))) {
            long term = devnet.status(survivor).term();
            blocks.await("a block of the old term", block -> true);
            end.accept(leader);
            BlockWatch.Seen next = blocks.await("a block of a new term", block -> block.term() > term);
            BlockWatch.Seen last = blocks.seen().stream()
                    .filter(seen -> seen.block().height() < next.block().height())
                    .reduce((_, seen) -> seen)
                    .orElseThrow();
            gap = (next.atNanos() - last.atNanos()) / 1_000_000;
        }
        devnet.again();
        Waiting.until("validator-" + leader + " votes again",
                () -> !devnet.status(leader).syncing()
                        && devnet.status(leader).height() + 5 >= devnet.status(survivor).height());
        return gap;
    }

    @Test
    void theExitCodeIsThatOfSuccessAndCtrlCIsToldFromIt() {
        int validator = 3;
        devnet.terminate(validator);
        try (JoiningNode node = JoiningNode.start(devnet, validator)) {
            awaitVote(node);
            makeLeader(validator);
            assertThat(node.terminate()).as("exit code after SIGTERM").isZero();
            assertThat(node.said()).containsPattern("stopping: validator-\\d leads term \\d+ after \\d+ ms")
                    .containsPattern("stopped in \\d+ ms");
        }
        try (JoiningNode node = JoiningNode.start(devnet, validator)) {
            awaitVote(node);
            assertThat(node.interrupt()).as("exit code after Ctrl-C").isEqualTo(130);
        }
    }

    private static void awaitVote(JoiningNode node) {
        node.until("it votes", () -> node.isInSyncWith(0));
    }

    /** By having those step down whose turn comes before. */
    private static void makeLeader(int validator) {
        Waiting.until("validator-" + validator + " leads", () -> {
            int leader = devnet.awaitLeader();
            if (leader != validator) {
                JsonNode now = Cli.mokka("admin", "step-down", "--json",
                        "--dir", devnet.directory().resolve("validator-" + leader)).with(0).json();
                assertThat(now.path("wasLeader").asBoolean()).isTrue();
            }
            return leader == validator;
        });
    }

    @Test
    void whoeverIsWeakenedDoesNotLeadAndAnswersAgainWhenThatIsOver() {
        int leader = devnet.awaitLeader();
        Object directory = devnet.directory().resolve("validator-" + leader);
        JsonNode weakened = Cli.mokka("admin", "weaken", "--for", "10m", "--dir", directory, "--json").with(0).json();
        assertThat(weakened.path("state").asString()).isEqualTo("weakened");
        assertThat(weakened.path("leader").asString()).isNotEqualTo("validator-" + leader);
        assertThat(devnet.status(leader).state()).isEqualTo("weakened");
        Cli.mokka("admin", "weaken", "--for", "0s", "--dir", directory).with(0);
        assertThat(devnet.status(leader).state()).isNotEqualTo("weakened");
        assertThat(Cli.mokka("admin", "weaken", "--for", "soon", "--dir", directory).code()).isEqualTo(2);
        assertThat(Cli.mokka("admin", "weaken", "--for", "48h", "--dir", directory).err()).contains("86400000");
        assertThat(IntStream.range(0, 4).filter(i -> devnet.status(i).state().equals("weakened"))).isEmpty();
    }
}
