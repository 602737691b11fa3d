package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.api.genesis.GenesisFingerprint;
import org.mokkachain.api.genesis.GenesisLint;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeyKind;
import org.mokkachain.keystore.Password;
import org.mokkachain.keystore.Profile;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.value.PublicKey;
import picocli.CommandLine;

/** {@code mokka genesis} as it is typed, and as it is answered. */
class GenesisCommandsTest {
    private static final AddressFormat TEST_ADDRESSES = AddressFormat.DEVELOPMENT;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void filesAreMadeCheckedAndCompared() throws IOException {
        String file = path("genesis.json");
        assertThat(run("genesis", "create", "--development", "4", "--out", file)).isZero();
        assertThat(run("genesis", "create", "--development", "4", "--out", file)).isEqualTo(3);
        assertThat(run("genesis", "lint", file)).isZero();
        assertThat(out.toString())
                .contains("genesis.json:2:14: warning: /network: 4 of 4 validators have keys that everybody knows")
                .endsWith("ok, 1 warning\n");
        String other = edited(file, "carol", "karol");
        assertThat(run("genesis", "diff", file, file)).isZero();
        assertThat(out.toString()).endsWith("the same network\n");
        assertThat(run("genesis", "diff", file, other)).isEqualTo(1);
        assertThat(out.toString()).contains("/accounts/2/label\n  - \"carol\"\n  + \"karol\"\n1 difference:");
    }

    @Test
    void theFingerprintHasAFormForTheTelephone() throws IOException {
        run("genesis", "create", "--development", "4", "--out", path("genesis.json"));
        Genesis genesis = GenesisFile.read(directory.resolve("genesis.json"));

        assertThat(run("genesis", "fingerprint", path("genesis.json"))).isZero();
        assertThat(out.toString())
                .startsWith(genesis.hash().hex() + "  devnet\n")
                .containsPattern("telephone: (\\d{5} ){5}\\d{5}\n$");
        assertThat(run("genesis", "fingerprint", path("genesis.json"), "--json")).isZero();
        assertThat(out.toString()).contains("\"digits\":\"" + GenesisFingerprint.digits(genesis.hash()) + "\"");
    }

    @Test
    void lintTellsAllMistakesWithTheirLines() throws IOException {
        run("genesis", "create", "--development", "4", "--out", path("genesis.json"));
        String broken = edited(edited(path("genesis.json"), "\"bft\"", "\"pow\""), "127.0.0.1:9102", "here");

        assertThat(run("genesis", "lint", broken)).isEqualTo(3);
        assertThat(out.toString())
                .contains(":5:17: error: /crashModel: must be bft", ": error: /validators/2/host: 'here' is not")
                .endsWith("2 mistakes\n");
        assertThat(run("genesis", "lint", broken, "--json")).isEqualTo(3);
        assertThat(out.toString())
                .contains("\"ok\":false", "{\"pointer\":\"/crashModel\",\"line\":5,\"column\":17,")
                .hasLineCount(1);
        assertThat(run("genesis", "fingerprint", broken)).isEqualTo(3);
        assertThat(err.toString()).contains("at /crashModel", "lists 1 more").hasLineCount(1);
    }

    @Test
    void aRunningNodeIsComparedWithAFile() throws IOException {
        run("genesis", "create", "--development", "4", "--out", path("genesis.json"));
        byte[] served = Files.readAllBytes(directory.resolve("genesis.json"));
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/v1/genesis", exchange -> {
            exchange.sendResponseHeaders(200, served.length);
            exchange.getResponseBody().write(served);
            exchange.close();
        });
        node.start();
        String url = "http://127.0.0.1:" + node.getAddress().getPort();
        try {
            assertThat(run("genesis", "diff", path("genesis.json"), url)).isZero();
            assertThat(run("genesis", "diff", url, url + "/")).isZero();
            assertThat(run("genesis", "diff", url, edited(path("genesis.json"), "dave", "dan"), "--json")).isEqualTo(1);
            assertThat(out.toString()).contains("\"same\":false", "\"source\":\"" + url, "/accounts/3/label");
            assertThat(run("genesis", "fingerprint", url)).isZero();
        } finally {
            node.stop(0);
        }
        assertThat(run("genesis", "diff", url, path("genesis.json"))).isEqualTo(5);
        assertThat(run("genesis", "diff", "http://", path("genesis.json"))).isEqualTo(2);
        assertThat(run("genesis", "diff", path("none.json"), path("genesis.json"))).isEqualTo(3);
    }

    @Test
    void everythingCanBeGivenOnTheCommandLine() {
        assertThat(run(arguments("--crash-model", "cft", "--timing", "wan", "--heartbeat-block", "30",
                        "--min-fee", "0.5 MOKKA", "--max-block-bytes", "65536", "--max-block-transactions", "10",
                        "--max-transaction-bytes", "4096", "--proposal-lifetime", "5000",
                        "--account-mode", "allow-list", "--node-mode", "allow-list", "--allow-account", address(7),
                        "--deny-account", address(8), "--allow-node", key(9).hex(), "--deny-node", key(10).hex(),
                        "--operator-balance", "10", "--created-at", "2026-01-31T12:00:00Z")))
                .isZero();
        Genesis made = GenesisFile.read(directory.resolve("made.json"));

        assertThat(made.network()).isEqualTo("acme");
        assertThat(made.timestampMs()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z").toEpochMilli());
        assertThat(made.crashModel()).isEqualTo(CrashModel.CFT);
        assertThat(made.timing().heartbeatMs()).isEqualTo(Timing.WAN.heartbeatMs());
        assertThat(made.timing().heartbeatBlockMs()).isEqualTo(30_000);
        assertThat(made.limits().maxBlockBytes()).isEqualTo(65_536);
        assertThat(made.limits().maxBlockTransactions()).isEqualTo(10);
        assertThat(made.limits().maxTransactionBytes()).isEqualTo(4_096);
        assertThat(made.limits().minFee().units()).isEqualTo(500_000);
        assertThat(made.validators().size()).isEqualTo(4);
        assertThat(made.validatorHosts().get(3)).isEqualTo("10.0.0.4:9100");
        assertThat(made.accounts()).hasSize(5).anySatisfy(account -> {
            assertThat(account.label()).isEqualTo("operator of v2");
            assertThat(account.balance().units()).isEqualTo(10_000_000);
        });
        assertThat(made.governance().proposalLifetime()).isEqualTo(5_000);
        assertThat(made.governance().accountAllowList()).isTrue();
        assertThat(made.governance().nodeAllowList()).isTrue();
        assertThat(made.governance().subjects(Permission.ALLOWED)).hasSize(2);
        assertThat(made.governance().subjects(Permission.DENIED)).hasSize(2);
    }

    @Test
    void aNetworkAsTheDefaultsMakeItHasNothingToWarnOf() throws IOException {
        assertThat(run(arguments("--operator-balance", "1000 MOKKA"))).isZero();
        assertThat(out.toString()).startsWith("wrote ").doesNotContain("warning");
        byte[] file = Files.readAllBytes(directory.resolve("made.json"));
        assertThat(GenesisLint.of(file, Instant.now()).warnings()).isEmpty();
    }

    @Test
    void keyFilesStandForTheirKeys() throws Exception {
        PrivateKey node = seed(50);
        try (Password password = Password.of("correct horse".toCharArray())) {
            Files.createDirectories(directory.resolve("n0"));
            KeyFile.create(directory.resolve("n0/node.key"), KeyKind.NODE, Profile.STANDARD, node, password);
            KeyFile.create(directory.resolve("op.key"), KeyKind.ACCOUNT, Profile.STANDARD, seed(51), password);
        }
        assertThat(run("genesis", "create", "--network", "acme", "--out", path("made.json"),
                        "--validator", "a," + path("n0") + "," + path("op.key") + ",a.example:9100",
                        "--account", "treasury," + address(1) + ",5"))
                .isZero();
        Genesis made = GenesisFile.read(directory.resolve("made.json"));
        assertThat(made.validators().get(0).key()).isEqualTo(node.publicKey());
        assertThat(made.validators().get(0).operator()).isEqualTo(AccountAddress.of(seed(51).publicKey()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "--operator-balance | much | not an amount",
        "--prefix | MOK | must be 1 to 20 lower-case",
        "--validator | a,b,c | has 3 parts, not 4",
        "--validator | v0,KEY,ADDRESS,10.0.0.9:9100 | v0 has that name already",
        "--validator | v9,0000000000000000000000000000000000000000000000000000000000000000,ADDRESS,a:1 "
                + "| nobody can sign with",
        "--validator | v9,nokey,ADDRESS,a:1 | 'nokey' is neither 64 hex digits nor a key file",
        "--validator | v9,KEY,tmok13604qwqjwc227cvn8mwyd7z4fp80w487ekml67,a:1 | belongs to a development network",
        "--validator | v9,KEY,ADDRESS,a | 'a' is not host:port",
        "--account | t,ADDRESS,-5 | not an amount",
        "--account | treasury,TREASURY,5 | 'treasury' has that address already",
        "--crash-model | raft | expected one of",
        "--timing | moon | expected one of",
        "--heartbeat-block | -1 | heartbeatBlockMs must be 0 to",
        "--min-fee | 1 GOLD | the amount is in GOLD",
        "--max-block-bytes | 7 | maxBlockBytes must be 65536 to",
        "--proposal-lifetime | 9 | proposalLifetime must be 10 to",
        "--account-mode | shut | must be open or allow-list",
        "--allow-node | xyz | neither 64 hex digits",
        "--created-at | yesterday | must be a time in UTC",
    })
    void aWrongOptionIsNamed(String option, String value, String message) {
        String text = value
                .replace("KEY", key(60).hex())
                .replace("ADDRESS", address(60))
                .replace("TREASURY", address(20));
        assertThat(run(arguments(option, text))).isEqualTo(2);
        assertThat(err.toString()).contains(message).contains(option).hasLineCount(1);
        assertThat(directory.resolve("made.json")).doesNotExist();
    }

    @Test
    void whatANodeWouldRefuseIsNotWritten() {
        String known = DevelopmentKeys.publicKey("validator-0").hex();
        assertThat(run(arguments("--validator", "v9," + known + "," + address(60) + ",a.example:1"))).isEqualTo(3);
        assertThat(err.toString()).contains("/validators/4/publicKey", "the key of validator-0");
        assertThat(directory.resolve("made.json")).doesNotExist();
    }

    @Test
    void withoutATerminalNothingIsAsked() {
        assertThat(run("genesis", "create", "--out", path("made.json"))).isEqualTo(2);
        assertThat(err.toString()).contains("--network is missing, and there is no terminal").hasLineCount(1);
        assertThat(run("genesis", "create", "--network", "acme", "--out", path("made.json"))).isEqualTo(2);
        assertThat(err.toString()).contains("--validator is missing").hasLineCount(1);
    }

    @Test
    void aDialogueMakesTheSameAsTheCommandLine() {
        List<String> answers = new ArrayList<>(List.of("acme", "", "", ""));
        for (int i = 0; i < 4; i++) {
            answers.addAll(List.of("v" + i, key(i).hex(), address(i), "10.0.0." + (i + 1)));
        }
        answers.addAll(List.of("", "", "", "1000", "treasury", address(20), "", "", "", "", "", ""));
        ScriptedPrompt prompt = new ScriptedPrompt(answers.toArray(String[]::new));

        assertThat(dialogue(prompt, "--created-at", "2026-01-31T12:00:00Z")).isZero();
        assertThat(prompt.left()).isZero();
        assertThat(prompt.screen())
                .contains(
                        "What is it for (production, test) [production]: ",
                        "A block needs 3 of 4, 1 may be faulty and 1 may be away.")
                .endsWith("Write " + path("asked.json") + " (yes, no) [yes]: \n")
                .contains("acme: bft, v0, v1, v2, v3; 1004000 MOKKA in 5 accounts")
                .doesNotContain("warning");
        assertThat(out.toString()).startsWith("wrote ").hasLineCount(3);
        assertThat(run(arguments("--operator-balance", "1000", "--created-at", "2026-01-31T12:00:00Z"))).isZero();
        assertThat(run("genesis", "diff", path("asked.json"), path("made.json"))).as(out.toString()).isZero();
    }

    @Test
    void wrongAnswersAreExplainedAndAskedForAgain() {
        ScriptedPrompt prompt = new ScriptedPrompt(
                "", "acme", "moon", "test", "?", "cft", "0", "1",
                "", "xyz", "00".repeat(32), key(1).hex(), "mok1x", TEST_ADDRESSES.format(AccountAddress.of(key(1))),
                "a b", "a.example",
                "wan", "x", "0", "-1", "0", "", "", "closed", "allow", "", "9", "50", "maybe", "yes");

        assertThat(dialogue(prompt)).isZero();
        assertThat(prompt.left()).isZero();
        assertThat(prompt.screen())
                .contains("An answer is needed here.", "answer one of production, test.",
                        "a whole number from 1 to 100 is needed.", "'xyz' is neither 64 hex digits nor a key file.",
                        "nobody can sign with", "is not an address of this network", "is not host:port.",
                        "warning  /validators: with one validator the chain stops",
                        "warning  /timing/heartbeatBlockMs: there is no heartbeat block")
                .containsSubsequence("cft: nearly half may stop", "cft: nearly half may stop");
        Genesis made = GenesisFile.read(directory.resolve("asked.json"));
        assertThat(made.validatorHosts()).containsExactly("a.example:9100");
        assertThat(made.governance().accountAllowList()).isTrue();
        assertThat(made.governance().proposalLifetime()).isEqualTo(50);
    }

    @Test
    void onlyWhatIsNotGivenIsAsked() {
        ScriptedPrompt prompt = new ScriptedPrompt("1", "", key(1).hex(), address(1), "a:1", "", "", "yes");
        assertThat(dialogue(prompt, "--network", "acme", "--prefix", "mok", "--crash-model", "bft", "--timing", "lan",
                        "--heartbeat-block", "60", "--min-fee", "1", "--proposal-lifetime", "1000",
                        "--account-mode", "open"))
                .isZero();
        assertThat(prompt.left()).isZero();
    }

    @Test
    void whoLeavesHasWrittenNothing() {
        assertThat(dialogue(new ScriptedPrompt("acme", ""))).isEqualTo(130);
        assertThat(err.toString()).contains("Nothing was written").hasLineCount(1);
        ScriptedPrompt prompt = new ScriptedPrompt("no");
        assertThat(dialogue(prompt, "--network", "acme")).isEqualTo(130);
        assertThat(directory.resolve("asked.json")).doesNotExist();
    }

    private int dialogue(ScriptedPrompt prompt, String... arguments) {
        CommandLine program = new CommandLine(new GenesisCreate(prompt)).setCaseInsensitiveEnumValuesAllowed(true);
        ErrorHandlers.install(program);
        List<String> all = new ArrayList<>(List.of("--out", path("asked.json")));
        all.addAll(List.of(arguments));
        return execute(program, all.toArray(String[]::new));
    }

    /** A network of four with these arguments besides. */
    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of("genesis", "create", "--network", "acme"));
        all.addAll(List.of("--out", path("made.json")));
        for (int i = 0; i < 4; i++) {
            String host = "10.0.0." + (i + 1) + ":9100";
            all.addAll(List.of("--validator", "v" + i + "," + key(i).hex() + "," + address(i) + "," + host));
        }
        all.addAll(List.of("--account", "treasury," + address(20) + ",1000000 MOKKA"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static PrivateKey seed(int i) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) i;
        bytes[1] = 7;
        return PrivateKey.of(bytes);
    }

    private static PublicKey key(int i) {
        return seed(i).publicKey();
    }

    private static String address(int i) {
        return AddressFormat.PRODUCTION.format(AccountAddress.of(key(100 + i)));
    }

    private String edited(String file, String part, String other) throws IOException {
        String text = Files.readString(Path.of(file));
        assertThat(text).contains(part);
        return Files.writeString(Files.createTempFile(directory, "edited", ".json"), text.replace(part, other))
                .toString();
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private int run(String... arguments) {
        return execute(NodeMain.commandLine(), arguments);
    }

    private int execute(CommandLine program, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(arguments);
    }
}
