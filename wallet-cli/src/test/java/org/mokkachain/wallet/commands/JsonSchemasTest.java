package org.mokkachain.wallet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.fixture.Schema;
import org.mokkachain.wallet.fixture.SchemaText;
import org.mokkachain.wallet.fixture.SmallLedger;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import tools.jackson.databind.JsonNode;

/** Every command there is is called with {@code --json}, and what it prints compared with its documented schema. */
class JsonSchemasTest {
    private static final Path SCHEMAS = Path.of("..", "docs", "wallet-json.schema.json");
    private static final Path DOCUMENT = Path.of("..", "docs", "wallet-json.md");
    private static final String START = "<!-- from here on compared with the schemas -->\n";

    @TempDir
    private Path home;

    private final Set<String> called = new TreeSet<>();
    private Schema schemas;
    private StandInNode node;
    private Wallet wallet;

    @BeforeEach
    void start() throws IOException, KeystoreException {
        schemas = new Schema(ApiJson.readTree(Files.readAllBytes(SCHEMAS)));
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home).with("MOKKA_NODE", node.url());
        for (String name : List.of("alice", "bob", "carol")) {
            node.ledger.fund(wallet.account(name), 1_000_000_000);
        }
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void everyCommandIsDescribedAndCalledAndPrintsWhatIsDescribed() throws IOException {
        accounts();
        transactions();
        assets();
        documentsAndData();
        validators();
        files();
        surroundings();
        Set<String> all = new TreeSet<>();
        CommandTree.nouns().forEach(noun -> CommandTree.verbs(noun).forEach(verb -> all.add(noun + " " + verb)));
        assertThat(called).as("commands called here: call every new one").isEqualTo(all);
        Set<String> described = schemas.commands();
        described.remove("verify"); // no command of the tree; VerifyCommandTest compares it
        assertThat(described).as("commands in %s: describe every new one", SCHEMAS).isEqualTo(all);
    }

    private void accounts() throws IOException {
        calls("account new", "dave");
        calls("account new", "fay", "--mnemonic-words", "12", "--mnemonic-file", file("words"), "--yes");
        calls("account delete", "fay", "--yes");
        calls("account import", "fay", "--mnemonic-file", file("words"));
        calls("account list");
        calls("account show", "dave");
        calls("account export", "dave", "--out", file("dave.key"));
        calls("account delete", "dave", "--yes");
        calls("account import", "erin", "--key-file", file("dave.key"));
        calls("account rename", "erin", "eve");
        Path password = Files.writeString(home.resolve("next"), "another horse\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        calls("account change-password", "eve", "--new-password-file", password.toString());
        calls("account balance");
        calls("account balance", "alice");
        calls("account history", "alice");
        calls("account proof", "alice");
        calls("account proof", "alice", "--out", file("alice.json"));
    }

    private void transactions() throws IOException {
        JsonNode sent = sends("tx send", "--to", "bob", "--amount", "1 MOKKA", "--memo", "tea");
        String id = sent.path("id").asString();
        calls("tx show", id);
        calls("tx why", id);
        calls("tx show", "00".repeat(32));
        calls("tx why", "00".repeat(32));
        calls("tx proof", id, "--out", file("tx.json"));
        calls("account history", "alice");
        node.ledger.seal(false);
        String waiting = sends("tx send", "--to", "bob", "--amount", "1 MOKKA", "--no-wait").path("id").asString();
        calls("tx show", waiting);
        calls("tx why", waiting);
        node.ledger.seal(true);
        Path payments = Files.writeString(home.resolve("payments.csv"), "to,amount\nbob,1\ncarol,2 MOKKA\n");
        sends("tx batch", payments.toString(), "--dry-run");
        sends("tx batch", payments.toString());
    }

    private void assets() {
        sends("asset issue", "EUR", "--supply", "1000", "--mintable", "--freezable");
        sends("asset mint", "--amount", "5 EUR", "--to", "bob");
        sends("asset burn", "--amount", "1 EUR");
        sends("asset freeze", "EUR", "--account", "bob");
        calls("asset list");
        calls("asset show", "EUR");
        calls("asset history", "EUR");
        calls("asset proof", "EUR", "--out", file("eur.json"));
        calls("account balance", "bob");
    }

    private void documentsAndData() {
        String hash = "ab".repeat(32);
        sends("anchor put", "--hash", hash, "--label", "rent");
        calls("anchor verify", "--hash", hash);
        calls("anchor list");
        calls("anchor proof", "--hash", hash, "--out", file("anchor.json"));
        sends("data put", "colour", "blue");
        calls("data get", "colour", "--owner", "alice");
        calls("data list", "--owner", "alice");
        calls("data history", "colour", "--owner", "alice");
        calls("data proof", "colour", "--owner", "alice", "--out", file("data.json"));
        sends("data delete", "colour");
    }

    private void validators() {
        sends("validator propose-add", "--name", "v4", "--key", "bb".repeat(32), "--operator", "bob", "--host",
                "127.0.0.1:1");
        sends("validator propose-remove", "validator-0");
        sends("validator propose-set", "minFee", "2000");
        sends("validator propose-permission", "denied", "--account", "bob");
        Ended unsafe = run("validator propose-remove", "validator-0", "--dry-run");
        assertThat(unsafe.code()).isEqualTo(6);
        assertThat(schemas.faults("validator propose-remove", unsafe.json())).isEmpty();
        calls("validator proposals");
        sends("validator approve", "2");
        sends("validator withdraw", "1");
        sends("validator report", "validator-0");
        calls("validator list");
        calls("validator proof", "--out", file("governance.json"));
    }

    private void files() {
        String built = file("built");
        sends("tx build", built, "--to", "bob", "--amount", "1");
        calls("tx inspect", built);
        calls("tx sign", built, "--yes");
        calls("tx combine", built, built);
        calls("tx submit", built, "--yes");
        String issue = file("issue");
        assertThat(schemas.faultsOf("transactionFile", run("asset issue", "USD", "--supply", "1", "--from", "alice",
                "--build", issue, "--sign-with", "alice", "--yes").json())).isEmpty();
        calls("tx submit", issue, "--yes");
        String proposed = file("proposed");
        sends("multisig propose", proposed, "--to", "bob", "--amount", "1");
        calls("multisig approve", proposed, "--no-send");
        calls("multisig approve", proposed, "--yes");
    }

    private void surroundings() {
        sends("multisig set", "--threshold", "1", "--key", "alice", "--key", "bob");
        calls("multisig show", "alice");
        calls("multisig show", "bob");
        calls("chain status");
        calls("chain validators");
        calls("chain peers");
        calls("chain stats");
        calls("chain watch", "--topics", "blocks", "--count", "1");
        calls("block show", "latest");
        calls("contact add", "zoe", node.ledger.format.format(SmallLedger.STRANGER));
        calls("contact list");
        calls("contact remove", "zoe");
    }

    @Test
    void errorsAreDescribedToo() {
        for (Ended failed : List.of(
                run("tx sned"),
                run("tx send", "--to", "bob", "--amount", "1 MOKKA", "--from", "alice"),
                run("account show", "nobody"),
                run("tx send", "--to", "bob", "--amount", "9999999 MOKKA", "--yes", "--from", "alice"),
                run("block show", "77"))) {
            assertThat(failed.code()).isNotZero();
            assertThat(failed.out()).isEmpty();
            assertThat(schemas.faultsOf("error", tree(failed.err()))).isEmpty();
        }
    }

    @Test
    void theDocumentShowsTheSchemas() throws IOException {
        String expected = SchemaText.tables(ApiJson.readTree(Files.readAllBytes(SCHEMAS)));
        Path written = Path.of("target", "wallet-json.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, expected);
        String document = Files.readString(DOCUMENT);
        assertThat(document.substring(document.indexOf(START) + START.length()))
                .as("docs/wallet-json.md; what the schemas say is in wallet-cli/%s", written)
                .isEqualTo(expected);
    }

    @Test
    void whatDoesNotFitIsFound() {
        Map<String, String> wrong = Map.of(
                "{}", "missing",
                "{\"name\":\"zoe\",\"address\":\"tmok1" + "q".repeat(38) + "\",\"secret\":\"x\"}", "not described",
                "{\"name\":7,\"address\":\"tmok1" + "q".repeat(38) + "\"}", "is no",
                "{\"name\":\"zoe\",\"address\":\"nowhere\"}", "does not match",
                "[]", "is no");
        wrong.forEach((json, fault) -> assertThat(schemas.faults("contact add", tree(json)))
                .as(json).anyMatch(found -> found.contains(fault)));
        assertThat(schemas.faults("account balance", tree("{\"accounts\":{}}"))).isNotEmpty();
    }

    /** By alice, who has agreed. */
    private JsonNode sends(String command, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--yes", "--from", "alice"));
        return calls(command, all.toArray(String[]::new));
    }

    private JsonNode calls(String command, String... words) {
        Ended ended = run(command, words);
        assertThat(ended.code()).as("%s %s: %s", command, List.of(words), ended.err()).isZero();
        assertThat(ended.err()).as("%s: nothing but the result", command).isEmpty();
        JsonNode json = ended.json();
        assertThat(schemas.faults(command, json)).as("%s prints %s", command, ended.out()).isEmpty();
        called.add(command);
        return json;
    }

    private Ended run(String command, String... words) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of(words));
        all.add("--json");
        return wallet.run(all.toArray(String[]::new));
    }

    private String file(String name) {
        return home.resolve(name).toString();
    }

    private static JsonNode tree(String json) {
        return ApiJson.readTree(json.getBytes(StandardCharsets.UTF_8));
    }
}
