package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.FreePorts;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.RawApi;
import org.mokkachain.endtoend.harness.Waiting;
import tools.jackson.databind.JsonNode;

/** What {@code ./mokka devnet} promises to people and programs. */
class DevnetTest {
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "dave");
    private static final Person ALICE = Person.named("alice");

    private static Devnet devnet;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void start() {
        devnet = Devnet.start("DevnetTest");
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @BeforeEach
    void allRun() {
        if (devnet.size() == 0 || !IntStream.range(0, devnet.size()).allMatch(devnet::runs)) {
            devnet.again();
        }
    }

    @Test
    void theObjectItPrintsLeadsToEverything() throws IOException {
        JsonNode view = devnet.view();
        assertThat(view.propertyNames()).containsExactly(
                "network", "genesisHash", "explorer", "api", "wallet", "accounts", "validators", "startMillis");
        assertThat(view.path("network").asString()).isEqualTo("devnet");
        assertThat(view.path("startMillis").asLong()).isPositive();
        assertThat(view.path("accounts").findValuesAsString("name")).containsExactlyElementsOf(NAMES);
        for (JsonNode account : view.path("accounts")) {
            Person person = Person.named(account.path("name").asString());
            assertThat(account.propertyNames()).containsExactly("name", "address", "balance");
            assertThat(account.path("address").asString()).isEqualTo(network().text(person));
            assertThat(account.path("balance").isString()).isTrue();
        }
        for (int i = 0; i < 4; i++) {
            JsonNode validator = view.path("validators").get(i);
            assertThat(validator.propertyNames()).containsExactly("name", "pid", "http", "p2p");
            assertThat(validator.path("name").asString()).isEqualTo("validator-" + i);
            assertThat(validator.path("http")).isEqualTo(view.path("api").get(i));
            assertThat(validator.path("http").asString()).endsWith(":" + (devnet.httpPort() + i));
            assertThat(Files.readString(devnet.directory().resolve("validator-" + i + "/pid")).strip())
                    .isEqualTo(Long.toString(devnet.pid(i)));
            assertThat(devnet.status(i).genesisHash()).isEqualTo(view.path("genesisHash").asString());
        }
        System.out.printf("devnet of four started after %d ms%n", view.path("startMillis").asLong());
    }

    private static Network network() {
        try {
            return Network.of(devnet.client(0));
        } catch (MokkaClientException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itsGenesisIsTheCommittedOne() {
        Ended fingerprint = Cli.mokka("genesis", "fingerprint", Cli.home().resolve("genesis.json")).with(0);
        assertThat(fingerprint.out()).contains(devnet.view().path("genesisHash").asString());
        Cli.mokka("genesis", "lint", devnet.directory().resolve("genesis.json")).with(0);
    }

    @Test
    void itsFilesLieWhereTheContractSays() throws IOException {
        Path directory = devnet.directory();
        assertThat(directory.resolve("genesis.json")).isRegularFile();
        for (int i = 0; i < 4; i++) {
            Path validator = directory.resolve("validator-" + i);
            for (String file : List.of("node.toml", "node.key", "node.log", "pid")) {
                assertThat(validator.resolve(file)).isRegularFile();
            }
            assertThat(validator.resolve("wal")).isNotEmptyDirectory();
            assertThat(validator.resolve("ledger")).isNotEmptyDirectory();
            assertThat(Files.readString(validator.resolve("node.log"))).doesNotContain("Exception", "ERROR");
        }
        assertThat(Path.of(devnet.view().path("wallet").asString())).isEqualTo(directory.resolve("wallet"));
        assertThat(directory.resolve("wallet/password")).isRegularFile();
        JsonNode list = devnet.wallet("account", "list", "--json").with(0).json();
        assertThat(list.path("accounts").findValuesAsString("name")).containsExactlyElementsOf(NAMES);
    }

    @Test
    void itsValidatorsAreOperatedByTheDemoAccounts() throws MokkaClientException {
        List<ValidatorInfo> validators = devnet.client(2).validators();
        for (int i = 0; i < 4; i++) {
            assertThat(validators.get(i).name()).isEqualTo("validator-" + i);
            assertThat(validators.get(i).index()).isEqualTo(i);
            assertThat(validators.get(i).operator()).isEqualTo(network().text(Person.named(NAMES.get(i))));
        }
    }

    @Test
    void onlyMissingValidatorsAreStarted() throws MokkaClientException {
        List<Long> before = pids();
        assertThat(devnet.again().path("validators").findValues("pid").stream().map(JsonNode::asLong))
                .containsExactlyElementsOf(before);
        devnet.kill(2);
        Ended again = devnet.run();
        devnet.adopt(again);
        assertThat(again.err()).contains("starting 1 of 4 validators");
        List<Long> after = pids();
        assertThat(after.get(2)).isNotEqualTo(before.get(2));
        for (int i : List.of(0, 1, 3)) {
            assertThat(after.get(i)).isEqualTo(before.get(i));
        }
        Chains.awaitEqualHeads(devnet.clients());
    }

    private static List<Long> pids() {
        return IntStream.range(0, 4).mapToObj(devnet::pid).toList();
    }

    @Test
    void stopEndsEverythingAndARestartGoesOnWithTheSameState() throws MokkaClientException {
        devnet.wallet("tx", "send", "--from", "carol", "--to", "dave", "--amount", "1 MOKKA", "--yes").with(0);
        long height = Chains.awaitEqualHeads(devnet.clients());
        long balance = ALICE.balance(network(), devnet.client(3));
        String hash = devnet.client(0).block(Long.toString(height)).hash();
        List<Long> pids = pids();
        Ended stop = devnet.stop().with(0);
        assertThat(stop.json().path("stopped").findValues("pid").stream().map(JsonNode::asLong))
                .containsExactlyElementsOf(pids);
        assertThat(stop.json().path("stopped").findValues("forced")).noneMatch(JsonNode::asBoolean);
        assertThat(IntStream.range(0, 4)).noneMatch(devnet::runs);
        assertThat(devnet.directory().resolve("validator-0/pid")).doesNotExist();
        assertThat(devnet.stop().with(0).json().path("stopped")).isEmpty();
        assertThat(devnet.wallet("chain", "status").with(5).err()).contains("./mokka devnet").startsWith("error: ");

        devnet.again();
        for (MokkaClient node : devnet.clients()) {
            assertThat(node.block(Long.toString(height)).hash()).isEqualTo(hash);
        }
        assertThat(ALICE.balance(network(), devnet.client(1))).isGreaterThanOrEqualTo(balance);
    }

    @Test
    void cleanStartsOver() throws MokkaClientException {
        Ended sent = devnet.wallet("tx", "send", "--from", "bob", "--to", "alice", "--amount", "5 MOKKA", "--yes",
                "--json").with(0);
        String id = sent.json().path("id").asString();
        devnet.again("--clean");
        assertThat(devnet.view().path("accounts").findValuesAsString("balance")).allMatch("1000000000000"::equals);
        Ended show = devnet.wallet("tx", "show", id, "--json").with(0);
        assertThat(show.json().path("status").asString()).isEqualTo("unknown");
        Status status = devnet.status(0);
        assertThat(status.genesisHash()).isEqualTo(devnet.view().path("genesisHash").asString());
    }

    @Test
    void whatCannotBeIsRefusedInOneLineAndNothingIsTouched() throws IOException {
        List<Long> before = pids();
        requireOneLine(devnet.run("--validators", 3).with(1), "holds a network with --validators 4, not 3");
        requireOneLine(devnet.run("--crash-model", "cft").with(1), "--crash-model");
        requireOneLine(devnet.run("--validators", 99).with(2), "--validators must be 1 to 31");
        Path foreign = Files.createDirectory(scratch.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "mine");
        requireOneLine(detach("--dir", foreign), "is not the directory of a development network");
        requireOneLine(detach("--dir", foreign, "--clean"), "is not the directory of a development network");
        assertThat(foreign.resolve("letter.txt")).hasContent("mine");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            requireOneLine(detach("--dir", scratch.resolve("new"), "--http-port", taken.getLocalPort()),
                    "port " + taken.getLocalPort() + " is in use, and validator-0 needs it for HTTP");
        }
        requireOneLine(Cli.mokka("devnet", "stop", "--json", "--dir", scratch.resolve("nowhere")).with(1),
                "there is no development network");
        assertThat(pids()).isEqualTo(before);
        assertThat(IntStream.range(0, 4)).allMatch(devnet::runs);
    }

    private static Ended detach(Object... more) {
        List<Object> words = new ArrayList<>(List.of("devnet", "--detach", "--json"));
        words.addAll(Arrays.asList(more));
        return Cli.mokka(words.toArray()).with(1);
    }

    private static void requireOneLine(Ended ended, String message) {
        assertThat(ended.out()).isEmpty();
        assertThat(ended.error().path("message").asString()).contains(message);
        assertThat(ended.error().path("remedy").asString()).isNotBlank();
        assertThat(ended.error().path("code").asString()).isNotBlank();
    }

    @Test
    void theExplorerAndTheDescriptionOfTheApiAreServed() {
        try (RawApi api = new RawApi(devnet.client(0).node())) {
            assertThat(api.get("/livez").status()).isEqualTo(200);
            assertThat(api.get("/readyz").body().path("ok").asBoolean()).isTrue();
            assertThat(api.get("/openapi.json").body().path("openapi").asString()).startsWith("3.1");
            assertThat(api.get("/v1/nothing").status()).isEqualTo(404);
        }
    }

    /** In the foreground, as a newcomer does it: the banner's own wallet command works, and Ctrl-C ends all. */
    @Test
    void theBannerSaysWhatToDoNextAndCtrlCEndsAll() {
        int port = FreePorts.inARow(2);
        Path directory = scratch.resolve("newcomer");
        Cli.Begun begun = Cli.start("devnet", "--validators", 1, "--dir", directory, "--http-port", port, "--p2p-port",
                port + 1);
        try {
            Waiting.until("the banner is there", () -> begun.outSoFar().contains("Ctrl-C"));
            String banner = begun.outSoFar();
            assertThat(banner).contains("http://127.0.0.1:" + port + "/", "/v1/status", "1000000 MOKKA",
                    "process ", "--clean");
            NAMES.forEach(name -> assertThat(banner).contains(name + " "));
            String send = banner.lines().filter(line -> line.contains("tx send")).findFirst().orElseThrow();
            Ended sent = Cli.mokka(words(send + " --yes")).with(0);
            assertThat(sent.out()).contains("Sent 12.5 MOKKA to bob");
            Ended twice = Cli.mokka("devnet", "--detach", "--dir", directory).with(0);
            assertThat(twice.out()).contains("http://127.0.0.1:" + port + "/");
        } finally {
            begun.interrupt();
        }
        Ended ended = begun.await().with(130);
        assertThat(ended.err()).contains("stopped 1 validators");
        assertThat(Cli.mokka("devnet", "stop", "--json", "--dir", directory).with(0).json().path("stopped")).isEmpty();
    }

    /** The words after {@code ./mokka}; what stands in quotes is one. */
    private static Object[] words(String line) {
        List<Object> words = new ArrayList<>();
        String[] parts = line.strip().split("\"");
        for (int i = 0; i < parts.length; i++) {
            words.addAll(i % 2 == 0 ? Arrays.asList(parts[i].strip().split(" +")) : List.of(parts[i]));
        }
        assertThat(words.removeFirst()).isEqualTo("./mokka");
        return words.toArray();
    }
}
