package org.mokkachain.wallet.commands.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.fixture.Camera;
import org.mokkachain.wallet.fixture.OneBlock;
import org.mokkachain.wallet.fixture.Person;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import tools.jackson.databind.JsonNode;

/** Files between a wallet that reaches a node and one that does not. */
class FileCommandsTest {
    @TempDir
    private Path home;

    private StandInNode node;
    private Wallet hot;
    private Wallet cold;
    private Address alice;
    private Address bob;
    private Path file;

    @BeforeEach
    void start() throws IOException, KeystoreException {
        node = new StandInNode("mokka-devnet");
        hot = new Wallet(Files.createDirectory(home.resolve("hot"))).with("MOKKA_NODE", node.url());
        cold = new Wallet(Files.createDirectory(home.resolve("cold"))).with("MOKKA_NODE", "http://127.0.0.1:1");
        alice = cold.account("alice");
        bob = hot.account("bob");
        node.ledger.fund(alice, 1_000_000_000);
        node.ledger.fund(bob, 1_000_000_000);
        hot.run("contact", "add", "alice", AddressFormat.DEVELOPMENT.format(alice));
        hot.run("account", "balance");
        Files.copy(hot.directory.resolve("network"), cold.directory.resolve("network"));
        file = home.resolve("payment.json");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static Ended good(Wallet wallet, Object... words) {
        Ended ended = wallet.run(texts(words));
        assertThat(ended.code()).as(String.join(" ", texts(words)) + ": " + ended.err()).isZero();
        return ended;
    }

    private static Ended bad(int code, String name, Wallet wallet, Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.add("--json");
        Ended ended = wallet.run(texts(all.toArray()));
        assertThat(ended.code()).as(String.join(" ", texts(words)) + ": " + ended.err()).isEqualTo(code);
        assertThat(ended.error().get("code").asString()).isEqualTo(name);
        return ended;
    }

    private static String[] texts(Object... words) {
        return List.of(words).stream().map(Object::toString).toArray(String[]::new);
    }

    private Ended build() {
        return good(hot, "tx", "build", file, "--from", "alice", "--to", "bob", "--amount", "12.5 MOKKA", "--memo",
                "for lunch");
    }

    @Test
    void oneWalletBuildsAnotherSignsOfflineAndTheFirstHandsIn() {
        Ended built = build();
        assertThat(built.out()).contains("Nothing was sent", "transfer 12.5 MOKKA to bob (tmok1", "for lunch",
                "nobody yet", "weight 0 of 1; may still sign: alice");
        bad(3, "missing_signatures", hot, "tx", "submit", file, "--yes");
        bad(3, "no_signer", hot, "tx", "sign", file, "--yes");
        Ended signed = good(cold, "tx", "sign", file, "--offline", "--yes");
        assertThat(signed.out()).contains("Signed ", "transfer 12.5 MOKKA to tmok1", "nothing more");
        assertThat(node.submissions).hasValue(0);
        Ended sent = good(hot, "tx", "submit", file, "--yes", "--json");
        assertThat(sent.json().propertyNames())
                .containsExactly("id", "status", "height", "index", "fee", "milliseconds");
        assertThat(sent.json().get("status").asString()).isEqualTo("committed");
        assertThat(node.ledger.balance(bob)).isEqualTo(1_012_500_000);
        Ended again = good(hot, "tx", "submit", file, "--yes");
        assertThat(again.out()).contains("Done: transfer 12.5 MOKKA to bob (tmok1", "block  1, transaction 0");
        assertThat(node.ledger.balance(bob)).isEqualTo(1_012_500_000);
        assertThat(node.submissions).hasValue(1);
    }

    @Test
    void aPersonSeesWhatIsSignedAndDecides() throws IOException {
        build();
        byte[] before = Files.readAllBytes(file);
        Ended no = cold.runWith(Person.answering("n"), "tx", "sign", file.toString(), "--offline");
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.err()).contains("transfer 12.5 MOKKA to tmok1", "12500000 base units", "0.001 MOKKA");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(cold.runWith(Person.answering("y"), "tx", "sign", file.toString(), "--offline").code()).isZero();
        Ended submitted = hot.runWith(Person.answering("n"), "tx", "submit", file.toString());
        assertThat(submitted.code()).isEqualTo(1);
        assertThat(submitted.err()).contains("transfer 12.5 MOKKA to bob (tmok1");
        bad(2, "usage", hot, "tx", "submit", file);
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void programsGetTheDecodedContent() {
        JsonNode json = good(hot, "tx", "build", file, "--from", "alice", "--to", "bob", "--amount", "1", "--json")
                .json();
        assertThat(json.propertyNames()).containsExactly(
                "file", "status", "id", "network", "chainId", "authorityKnown", "weight", "threshold", "signedBy",
                "mayStillSign", "content");
        JsonNode signed = good(cold, "tx", "sign", file, "--offline", "--yes", "--json").json();
        assertThat(signed.get("status").asString()).isEqualTo("complete");
        assertThat(signed.get("id")).isEqualTo(json.get("id"));
        assertThat(signed.get("content").get("operations").get(0).get("amount").asString()).isEqualTo("1000000");
        assertThat(good(cold, "tx", "inspect", file, "--offline", "--json").json()).isEqualTo(signed);
        assertThat(good(cold, "tx", "sign", file, "--offline", "--yes").out()).contains("nothing to add");
    }

    @Test
    void aCameraCarriesASmallTransactionFromAScreenToAnotherMachine() {
        build();
        good(cold, "tx", "sign", file, "--offline", "--yes");
        String seen = Camera.read(good(cold, "tx", "inspect", file, "--offline", "--qr").out().lines().toList());
        assertThat(hot.runWith(Person.piping(seen), "tx", "inspect", "-").out()).contains("transfer 12.5 MOKKA to bob");
        assertThat(hot.runWith(Person.piping(seen), "tx", "submit", "-").err()).contains("Add --yes");
        assertThat(hot.runWith(Person.piping(seen), "tx", "submit", "-", "--yes").code()).isZero();
        assertThat(node.ledger.balance(bob)).isEqualTo(1_012_500_000);
        bad(2, "usage", cold, "tx", "inspect", file, "--offline", "--qr");
    }

    @Test
    void aFileFromStandardInputIsSignedAndJoinedIntoANewOne() throws IOException {
        build();
        String text = Files.readString(file);
        Path out = home.resolve("signed.json");
        assertThat(cold.runWith(Person.piping(text), "tx", "sign", "-", "--offline", "--yes").err())
                .contains("Add --out FILE");
        Ended signed = cold.runWith(
                Person.piping(text), "tx", "sign", "-", "--offline", "--yes", "--out", out.toString());
        assertThat(signed.code()).as(signed.err()).isZero();
        assertThat(cold.runWith(Person.piping(text), "tx", "combine", out.toString(), "-", "--offline").code())
                .isEqualTo(2);
        Ended joined = cold.runWith(Person.piping(text), "tx", "combine", "-", out.toString(), "--offline", "--out",
                home.resolve("joined.json").toString());
        assertThat(joined.out()).contains("nothing more");
        assertThat(cold.runWith(Person.piping("{}"), "tx", "inspect", "-", "--offline").err())
                .contains("standard input is not to be trusted");
        assertThat(cold.pipe("tx inspect - --offline\n").err()).contains("by a single command only");
    }

    @Test
    void whatIsTooLargeForACodeIsSaidWithItsSize() {
        good(hot, "tx", "build", file, "--from", "alice", "--to", "bob", "--amount", "1", "--memo", "x".repeat(250));
        good(cold, "tx", "sign", file, "--offline", "--yes");
        Ended shown = hot.run(texts("tx", "inspect", file, "--qr"));
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.err()).containsPattern("holds 1273 bytes, and this transaction has 1\\d{3}");
    }

    @Test
    void aBentFileIsNeitherSignedNorSent() throws IOException {
        build();
        Files.writeString(file, Files.readString(file).replace("\"body\" : \"01", "\"body\" : \"02"));
        Ended sign = bad(1, "bad_transaction_file", cold, "tx", "sign", file, "--offline", "--yes");
        assertThat(sign.error().get("message").asString()).contains("unknown transaction version 2");
        bad(1, "bad_transaction_file", hot, "tx", "submit", file, "--yes");
        bad(1, "bad_transaction_file", hot, "tx", "inspect", file);
        bad(1, "cannot_read", hot, "tx", "inspect", home.resolve("none"));
    }

    @Test
    void twoOfThreeSignInTurnAndTheLastOneSends() throws KeystoreException {
        Address carol = cold.account("carol");
        String carolKey = cold.run("account", "show", "carol", "--json").json().get("publicKey").asString();
        String aliceKey = cold.run("account", "show", "alice", "--json").json().get("publicKey").asString();
        good(hot, "multisig", "set", "--threshold", "2", "--key", "bob", "--key", aliceKey, "--key", carolKey,
                "--from", "bob", "--yes");
        Ended proposed = good(hot, "multisig", "propose", file, "--from", "bob", "--to",
                AddressFormat.DEVELOPMENT.format(carol), "--amount", "3", "--yes");
        assertThat(proposed.out()).contains("signed by    bob", "weight 1 of 2; may still sign: ", "alice");
        good(cold, "multisig", "approve", file, "--offline", "--yes", "--sign-with", "carol");
        Ended approved = good(hot, "multisig", "approve", file, "--yes", "--json");
        assertThat(approved.json().get("status").asString()).isEqualTo("committed");
        assertThat(node.ledger.balance(carol)).isEqualTo(3_000_000);
        assertThat(node.ledger.lastSignatures()).isEqualTo(2);
        bad(2, "not_a_signer", hot, "tx", "build", home.resolve("x"), "--from", "alice", "--to", "bob", "--amount",
                "1", "--sign-with", "bob");
    }

    @Test
    void filesSignedApartAreCombined() throws KeystoreException {
        cold.account("carol");
        String carolKey = cold.run("account", "show", "carol", "--json").json().get("publicKey").asString();
        String aliceKey = cold.run("account", "show", "alice", "--json").json().get("publicKey").asString();
        good(hot, "multisig", "set", "--threshold", "2", "--key", aliceKey, "--key", carolKey, "--from", "bob",
                "--yes");
        good(hot, "data", "put", "colour", "blue", "--from", "bob", "--build", file);
        Path one = home.resolve("one.json");
        Path two = home.resolve("two.json");
        good(cold, "tx", "sign", file, "--sign-with", "alice", "--out", one, "--offline", "--yes");
        good(cold, "tx", "sign", file, "--sign-with", "carol", "--out", two, "--offline", "--yes");
        bad(1, "file_exists", cold, "tx", "sign", file, "--out", two, "--offline", "--yes");
        bad(3, "missing_signatures", hot, "tx", "submit", one, "--yes");
        Path both = home.resolve("both.json");
        assertThat(good(cold, "tx", "combine", one, two, "--out", both, "--offline").out()).contains("nothing more");
        good(cold, "tx", "combine", one, two, "--offline");
        assertThat(one).hasSameBinaryContentAs(both);
        Path other = home.resolve("other.json");
        good(hot, "data", "put", "colour", "red", "--from", "bob", "--build", other);
        bad(1, "different_transactions", cold, "tx", "combine", one, other, "--offline");
        good(hot, "tx", "submit", both, "--yes");
        assertThat(good(hot, "data", "get", "colour", "--owner", "bob").out()).isEqualTo("blue\n");
        bad(3, "missing_signatures", hot, "tx", "submit", other, "--yes");
    }

    @Test
    void everyCommandThatSendsCanWriteAFileInstead() throws IOException {
        good(hot, "asset", "issue", "EUR", "--supply", "10", "--mintable", "--freezable", "--from", "bob", "--yes");
        good(hot, "validator", "propose-set", "minFee", "2000", "--from", "bob", "--yes");
        long height = node.ledger.height();
        Path document = Files.writeString(home.resolve("contract.txt"), "abc");
        List<List<Object>> commands = List.of(
                List.of("tx", "send", "--to", "alice", "--amount", "5 EUR"),
                List.of("asset", "issue", "USD", "--supply", "1"),
                List.of("asset", "mint", "--amount", "5 EUR"),
                List.of("asset", "burn", "--amount", "5 EUR"),
                List.of("asset", "freeze", "EUR", "--account", "alice"),
                List.of("anchor", "put", document),
                List.of("data", "put", "colour", "blue"),
                List.of("data", "delete", "colour"),
                List.of("multisig", "set", "--original"),
                List.of("validator", "propose-add", "--name", "eve", "--key", "cc".repeat(32), "--operator", "bob",
                        "--host", "127.0.0.1:1"),
                List.of("validator", "propose-remove", "validator-0"),
                List.of("validator", "propose-set", "minFee", "3000"),
                List.of("validator", "propose-permission", "denied", "--account", "alice"),
                List.of("validator", "approve", "1"),
                List.of("validator", "withdraw", "1"),
                List.of("validator", "report", "validator-0"));
        for (int i = 0; i < commands.size(); i++) {
            List<Object> words = new ArrayList<>(commands.get(i));
            words.addAll(List.of("--from", "bob", "--build", home.resolve("built-" + i), "--sign-with", "bob", "--yes",
                    "--json"));
            JsonNode built = good(hot, words.toArray()).json();
            assertThat(built.get("status").asString()).isEqualTo("complete");
            assertThat(built.get("content").get("operations").get(0).get("text").asString()).isNotBlank();
        }
        assertThat(node.ledger.height()).isEqualTo(height);
        Ended issued = good(hot, "tx", "submit", home.resolve("built-1"), "--yes", "--json");
        assertThat(issued.json().get("asset").asString()).hasSize(64);
        bad(6, "nonce_too_low", hot, "tx", "submit", home.resolve("built-2"), "--yes");
    }

    @Test
    void withoutANodeWhatItWouldSayHasToBeGiven() {
        List<Object> words = new ArrayList<>(List.of("tx", "build", file, "--offline", "--to",
                AddressFormat.DEVELOPMENT.format(bob), "--amount", "2", "--from", "alice"));
        for (List<String> more : List.of(
                List.of("--fee", "0.001"), List.of("--nonce", "0"), List.of("--valid-until", "1000"))) {
            bad(2, "usage", cold, words.toArray());
            words.addAll(more);
        }
        assertThat(good(cold, words.toArray()).out()).contains("not known here: it was built without a node");
        good(cold, "tx", "sign", file, "--offline", "--yes");
        good(hot, "tx", "submit", file, "--yes");
        assertThat(node.ledger.balance(bob)).isEqualTo(1_002_000_000);
        bad(2, "usage", cold, "tx", "send", "--offline", "--to", "alice", "--amount", "1", "--yes");
        bad(2, "usage", cold, "tx", "submit", file, "--offline", "--yes");
        bad(2, "usage", cold, "account", "history", "--offline");
        bad(2, "usage", hot, "tx", "send", "--to", "alice", "--amount", "1", "--nonce", "4", "--yes");
        bad(2, "usage", hot, "tx", "batch", "payments.csv", "--build", home.resolve("many"), "--yes");
        bad(2, "usage", hot, "tx", "build", file, "--to", "alice", "--amount", "1", "--build", "other");
        bad(5, "cannot_connect", cold, "tx", "submit", file, "--yes");
    }

    @Test
    void theNetworkComesFromAGenesisWhereNoNodeWasEverMet() throws IOException {
        OneBlock shop = new OneBlock(1);
        Path genesis = Files.write(home.resolve("genesis.json"), GenesisWriter.write(shop.genesis));
        build();
        Files.delete(cold.directory.resolve("network"));
        bad(3, "unknown_network", cold, "tx", "sign", file, "--offline", "--yes");
        Ended other = bad(3, "other_network", cold, "tx", "sign", file, "--offline", "--yes", "--genesis", genesis);
        assertThat(other.error().get("message").asString())
                .contains("a transaction of the network mokka-devnet (", "not of shop (");
        assertThat(Files.readString(cold.directory.resolve("network"))).contains(shop.genesis.hash().hex());
        bad(3, "other_network", hot, "tx", "inspect", file, "--genesis", genesis);
        good(cold, "data", "put", "a", "b", "--offline", "--nonce", "0", "--valid-until", "9", "--fee", "1", "--build",
                home.resolve("shop.json"));
        bad(3, "other_network", hot, "tx", "submit", home.resolve("shop.json"), "--yes");
    }
}
