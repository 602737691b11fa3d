package org.mokkachain.wallet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.fixture.Person;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import tools.jackson.databind.JsonNode;

class OperationCommandsTest {
    @TempDir
    private Path home;

    private StandInNode node;
    private Wallet wallet;
    private Address alice;

    @BeforeEach
    void start() throws IOException, KeystoreException {
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home).with("MOKKA_NODE", node.url());
        alice = wallet.account("alice");
        for (Address account : List.of(alice, wallet.account("bob"), wallet.account("carol"))) {
            node.ledger.fund(account, 1_000_000_000);
        }
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Ended alice(String... words) {
        List<String> all = new ArrayList<>(List.of("--yes", "--from", "alice"));
        all.addAll(List.of(words));
        return wallet.run(all.toArray(String[]::new));
    }

    private Ended good(String... words) {
        Ended ended = alice(words);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    @Test
    void anAssetIsIssuedMintedSentBurntAndFrozen() {
        JsonNode issued = good(
                        "asset", "issue", "EUR", "--supply", "1000", "--mintable", "--freezable", "--json")
                .json();
        assertThat(issued.get("asset").asString()).hasSize(64);
        assertThat(good("asset", "mint", "--amount", "500.25 EUR", "--to", "bob").out())
                .contains("Minted 500.25 EUR for bob (tmok1");
        assertThat(good("tx", "send", "--to", "carol", "--amount", "5", "EUR").out()).contains("Sent 5 EUR to carol");
        assertThat(good("asset", "burn", "--amount", "20 EUR").out()).contains("Burnt 20 EUR");
        assertThat(good("asset", "freeze", "EUR", "--account", "bob").out()).contains("Froze the EUR of bob");
        assertThat(good("asset", "list").out()).contains("EUR", "1480.25", "mintable, freezable", "alice");
        String shown = good("asset", "show", "EUR").out();
        assertThat(shown).containsPattern("bob +500.25 +frozen").containsPattern("alice +975 ");
        assertThat(good("account", "balance", "bob").out()).contains("500.25", "EUR", "frozen");
        assertThat(good("asset", "freeze", "EUR", "--account", "bob", "--undo").out()).contains("Unfroze");
        assertThat(good("asset", "show", "EUR", "--json").json().get("holders").get(0).get("frozen").asBoolean())
                .isFalse();
    }

    @Test
    void amountsHaveTheDecimalsOfTheirAsset() {
        good("asset", "issue", "EUR", "--supply", "10", "--decimals", "2");
        assertThat(alice("tx", "send", "--to", "bob", "--amount", "0.001 EUR").err()).contains("EUR has 2 decimals");
        assertThat(alice("tx", "send", "--to", "bob", "--amount", "1 USD").err()).contains("there is no asset USD");
        assertThat(alice("asset", "burn", "--amount", "1 MOKKA").code()).isEqualTo(2);
        assertThat(alice("asset", "issue", "eur", "--supply", "1").code()).isEqualTo(2);
        assertThat(alice("asset", "issue", "MOKKA", "--supply", "1").code()).isEqualTo(2);
        assertThat(alice("asset", "issue", "USD").err()).contains("would be of no use");
    }

    @Test
    void aDocumentIsAnchoredAndVerified() throws IOException {
        Path file = Files.writeString(home.resolve("contract.txt"), "abc");
        String hash = Sha256.hash("abc".getBytes()).hex();
        Ended unknown = wallet.run("anchor", "verify", file.toString());
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("nobody has anchored", hash);
        assertThat(good("anchor", "put", file.toString(), "--label", "rent 2026").out())
                .contains("Anchored contract.txt", hash);
        assertThat(wallet.run("anchor", "verify", file.toString()).out())
                .contains("Anchored in block 1", "alice (tmok1", "rent 2026");
        assertThat(wallet.run("anchor", "verify", "--hash", hash, "--json").json().get("label").asString())
                .isEqualTo("rent 2026");
        assertThat(wallet.run("anchor", "list").out()).contains("rent 2026", hash);
        assertThat(wallet.run("anchor", "verify").code()).isEqualTo(2);
        assertThat(wallet.run("anchor", "verify", home.resolve("none").toString()).err()).contains("cannot read");
    }

    @Test
    void entriesArePutReadListedAndDeleted() throws IOException {
        assertThat(good("data", "put", "colour", "blue", "size/max", "42").out()).contains("Put colour, size/max");
        assertThat(node.ledger.height()).isEqualTo(1);
        assertThat(wallet.run("data", "get", "size/max", "--owner", "alice").out()).isEqualTo("42\n");
        assertThat(wallet.run("data", "list", "--owner", "alice", "--prefix", "co").out())
                .contains("colour", "blue")
                .doesNotContain("size");
        Path file = Files.write(home.resolve("value"), new byte[] {0, 1, 2});
        good("data", "put", "bytes", "--file", file.toString());
        Path copy = home.resolve("copy");
        good("data", "get", "bytes", "--out", copy.toString());
        assertThat(copy).hasSameBinaryContentAs(file);
        good("data", "put", "--", "balance", "-5");
        assertThat(alice("data", "get", "balance").out()).isEqualTo("-5\n");
        assertThat(alice("data", "history", "colour").out()).contains("deleted", "1").containsSubsequence("8", "7");
        assertThat(alice("data", "history", "colour").err()).contains("Complete from block 7 on");
        assertThat(alice("data", "history", "colour", "--json").json().get("completeFrom").asInt()).isEqualTo(7);
        assertThat(alice("data", "history", "colour", "--limit", "0").code()).isEqualTo(2);
        good("data", "delete", "colour", "bytes");
        Ended gone = alice("data", "get", "colour");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err()).contains("has no entry \"colour\"");
        assertThat(alice("data", "put", "colour").err()).contains("has no value");
        assertThat(alice("data", "put", "a", "x".repeat(20_000)).code()).isEqualTo(2);
    }

    @Test
    void twoOfThreeSign() {
        assertThat(good("multisig", "set", "--threshold", "2", "--key", "alice", "--key", "bob", "--key", "carol")
                        .out())
                .contains("2 of 3 keys sign for alice");
        assertThat(wallet.run("multisig", "show", "alice").out())
                .containsPattern("threshold +2")
                .contains("bob", "carol");
        assertThat(alice("tx", "send", "--to", "bob", "--amount", "1", "--sign-with", "bob").err())
                .contains("signatures with a weight of 2 are needed");
        good("tx", "send", "--to", "bob", "--amount", "1", "--sign-with", "bob", "--sign-with", "carol");
        good("tx", "send", "--to", "bob", "--amount", "1");
        assertThat(node.ledger.lastSignatures()).isEqualTo(2);
        good("multisig", "set", "--original");
        good("tx", "send", "--to", "bob", "--amount", "1");
        assertThat(node.ledger.lastSignatures()).isEqualTo(1);
        assertThat(alice("tx", "send", "--to", "bob", "--amount", "1", "--sign-with", "carol").err())
                .contains("may not sign for this account");
    }

    @Test
    void whoGivesTheAccountToAnotherKeyIsWarned() {
        Person person = Person.answering("y");
        Ended rotated = wallet.runWith(person, "multisig", "set", "--key", "bob", "--from", "alice");
        assertThat(rotated.code()).as(rotated.err()).isZero();
        assertThat(rotated.err()).contains("will not be able to sign any more");
        good("tx", "send", "--to", "carol", "--amount", "1");
        assertThat(alice("multisig", "set").code()).isEqualTo(2);
        assertThat(alice("multisig", "set", "--key", "00".repeat(32)).err()).contains("nobody can sign");
        assertThat(alice("multisig", "set", "--key", "alice:x").code()).isEqualTo(2);
        assertThat(alice("multisig", "set", "--threshold", "3", "--key", "alice").code()).isEqualTo(2);
    }

    @Test
    void operatorsProposeApproveAndWithdraw() {
        assertThat(good("validator", "propose-remove", "validator-0").out())
                .contains("Proposed to remove validator-0, the validator with key aaaa");
        assertThat(good("validator", "propose-set", "minFee", "2000", "--at", "500", "--json")
                        .json()
                        .get("proposal")
                        .asLong())
                .isEqualTo(2);
        good("validator", "propose-permission", "denied", "--account", "bob");
        String key = "bb".repeat(32);
        good("validator", "propose-add", "--name", "v4", "--key", key, "--operator", "bob", "--host", "127.0.0.1:1");
        String listed = wallet.run("validator", "proposals").out();
        assertThat(listed).contains(
                "remove validator-0, the validator with key aaaa", "set minFee to 2000 from height 500 on",
                "deny account tmok1", "1 of 3", "alice");
        good("validator", "approve", "2");
        good("validator", "withdraw", "1");
        good("validator", "report", "validator-0");
        assertThat(node.ledger.told()).containsExactly("approve 2", "withdraw 1", "report " + "aa".repeat(32));
    }

    @Test
    void aNodeIsNamedByItsKeyAndNotConfusedWithTheOneToTalkTo() {
        String key = "cc".repeat(32);
        good("validator", "propose-permission", "denied", "--node-key", key);
        assertThat(wallet.run("validator", "proposals").out()).contains("deny node " + key);
    }

    @Test
    void proposalsThatMakeNoSenseAreRefusedBeforeTheyAreSent() {
        assertThat(alice("validator", "propose-set", "minFees", "1").code()).isEqualTo(2);
        assertThat(alice("validator", "propose-set", "minFee", "-1").code()).isEqualTo(2);
        Ended perhaps = alice("validator", "propose-permission", "perhaps", "--account", "bob");
        assertThat(perhaps.code()).isEqualTo(2);
        assertThat(perhaps.err()).contains("permission: must be none, allowed or denied");
        assertThat(alice("validator", "propose-permission", "denied", "--node-key", "zz").err())
                .contains("'zz' is not a public key");
        assertThat(alice("validator", "propose-permission", "denied").err()).contains("for whom?");
        assertThat(alice("validator", "propose-remove", "nobody").err()).contains("there is no validator nobody");
        assertThat(alice("validator", "approve", "9").code()).isEqualTo(1);
        assertThat(alice("validator", "report", "validator-7").err()).contains("has seen nothing");
    }

    @Test
    void whatTheChainWouldRefuseIsNotSentUnlessForced() {
        good("validator", "propose-set", "minFee", "2000");
        node.verdict = "not_applicable";
        for (List<String> line : List.of(
                List.of("validator", "propose-remove", "validator-0"), List.of("validator", "approve", "1"))) {
            Ended refused = alice(Stream.concat(line.stream(), Stream.of("--json")).toArray(String[]::new));
            assertThat(refused.code()).isEqualTo(6);
            assertThat(refused.error().get("code").asString()).isEqualTo("not_applicable");
            assertThat(refused.error().get("message").asString()).isEqualTo("It would stop.");
            assertThat(refused.error().get("remedy").asString()).contains("Wait.", "Nothing was sent", "--force");
            good(Stream.concat(line.stream(), Stream.of("--force")).toArray(String[]::new));
        }
        assertThat(node.ledger.told()).containsExactly("approve 1");
        assertThat(alice("validator", "approve", "1", "--build", home.resolve("approval").toString()).code()).isZero();
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndSendsNothing() {
        Ended run = alice("validator", "propose-remove", "validator-0", "--dry-run");
        assertThat(run.code()).isEqualTo(6);
        assertThat(run.out()).contains("It would stop.", "4 validators, quorum 3, tolerates 1 faulty, 1 live now");
        assertThat(node.ledger.height()).isZero();
        Ended asked = wallet.runWith(Person.answering("n"), "validator", "propose-remove", "validator-0", "--from",
                "alice");
        assertThat(asked.err()).contains("It would stop. Wait.");
    }

    @Test
    void everyCommandExplainsItself() {
        for (String noun : CommandTree.nouns()) {
            for (String verb : CommandTree.verbs(noun)) {
                Ended help = wallet.run("help", noun, verb);
                assertThat(help.code()).as(noun + " " + verb).isZero();
                assertThat(help.out()).as(noun + " " + verb).contains("Usage: ", noun + " " + verb);
            }
        }
    }
}
