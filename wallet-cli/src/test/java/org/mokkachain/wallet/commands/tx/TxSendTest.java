package org.mokkachain.wallet.commands.tx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.wallet.fixture.Person;
import org.mokkachain.wallet.fixture.SmallLedger;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import tools.jackson.databind.JsonNode;

class TxSendTest extends PayingWallet {
    private Ended send(String... more) {
        String[] all = new String[8 + more.length];
        String[] base = {"tx", "send", "--from", "alice", "--to", "bob", "--amount", "12.5 MOKKA"};
        System.arraycopy(base, 0, all, 0, base.length);
        System.arraycopy(more, 0, all, base.length, more.length);
        return wallet.run(all);
    }

    @Test
    void aPaymentIsFinalWhenTheCommandEnds() {
        Ended sent = send("--yes", "--json");
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(sent.err()).isEmpty();
        JsonNode json = sent.json();
        assertThat(json.propertyNames()).containsExactly("id", "status", "height", "index", "fee", "milliseconds");
        assertThat(json.get("status").asString()).isEqualTo("committed");
        assertThat(json.get("height").asLong()).isEqualTo(1);
        assertThat(json.get("index").asInt()).isZero();
        assertThat(json.get("fee").asString()).isEqualTo("1000");
        assertThat(json.get("milliseconds").isIntegralNumber()).isTrue();
        assertThat(node.ledger.balance(bob)).isEqualTo(12_500_000);
        assertThat(node.ledger.balance(alice)).isEqualTo(FUNDS - 12_500_000 - SmallLedger.MIN_FEE);
        String id = json.get("id").asString();
        assertThat(wallet.run("tx", "show", id).out()).contains("committed", "12.5 MOKKA");
        assertThat(wallet.run("tx", "why", id).out()).startsWith("✔ It is committed.\n  Wait.\n").contains(id);
        assertThat(wallet.run("tx", "why", "abc").code()).isEqualTo(2);
        assertThat(wallet.run("block", "show", "latest").out()).contains(id);
        assertThat(wallet.run("account", "balance", "bob", "--json").json().get("balances").get(0).get("amount")
                        .asString())
                .isEqualTo("12500000");
        assertThat(wallet.run("account", "balance").out()).contains("987.499", "12.5  MOKKA");
    }

    @Test
    void peopleSeeHeightAndMilliseconds() {
        Ended sent = wallet.run(
                "--yes", "tx", "send", "--amount", "1", "MOKKA", "--memo", "for lunch", "--to", "bob", "--from",
                        "alice");
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("Sent 1 MOKKA to bob (tmok1", "block  1, transaction 0", " ms");
    }

    @Test
    void thePageShowsWhatIsAboutToHappenAndAPersonDecides() {
        String stranger = AddressFormat.DEVELOPMENT.format(SmallLedger.STRANGER);
        wallet.run("contact", "add", "zoe", stranger);
        Person unsure = Person.answering("");
        String[] words = {"tx", "send", "--from", "alice", "--to", "zoe", "--amount", "2 MOKKA", "--memo", "hello"};
        Ended cancelled = wallet.runWith(unsure, words);
        assertThat(cancelled.code()).isEqualTo(1);
        assertThat(cancelled.out()).isEmpty();
        assertThat(cancelled.err())
                .contains("mokka-devnet", "alice (tmok1", "zoe (" + stranger + ")", "2 MOKKA", "0.001 MOKKA", "hello")
                .contains("First-time recipient");
        assertThat(node.submissions).hasValue(0);
        Ended sent = wallet.runWith(Person.answering("y"), words);
        assertThat(sent.code()).as(sent.err()).isZero();
        Ended again = wallet.runWith(Person.answering("y"), words);
        assertThat(again.err()).doesNotContain("First-time recipient");
    }

    @Test
    void withoutATerminalYesIsRequired() {
        Ended ended = send("--json");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.error().get("remedy").asString()).contains("--yes");
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void anAddressOfAnotherNetworkIsRefusedByName() {
        String other = AddressFormat.PRODUCTION.format(bob);
        Ended ended = wallet.run("tx", "send", "--from", "alice", "--to", other, "--amount", "1", "--yes", "--json");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.error().get("message").asString()).contains("a production network ('mok')");
        Ended typo = wallet.run("tx", "send", "--from", "alice", "--to", "zoe", "--amount", "1", "--yes");
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).contains("'zoe' is neither an account, nor a contact, nor an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1,5", "1e3", "1.0000001", "1 EUR", "1 mokka", "", "99999999999999", "١"})
    void anAmountThatIsNotExactIsRefused(String amount) {
        Ended ended =
                wallet.run("tx", "send", "--from", "alice", "--to", "bob", "--amount=" + amount, "--yes", "--json");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void aRefusalOfTheNodeEndsWithSixAndItsCode() {
        Ended ended = send("--yes", "--json", "--fee", "5000 MOKKA");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.error().get("code").asString()).isEqualTo("insufficient_balance");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aTransactionThatFailsOnChainEndsWithSixAndItsResult() {
        node.ledger.failWith("insufficient_balance");
        Ended ended = send("--yes", "--json");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.json().get("status").asString()).isEqualTo("failed");
        assertThat(ended.json().get("height").asLong()).isEqualTo(1);
        assertThat(ended.error().get("code").asString()).isEqualTo("insufficient_balance");
        assertThat(ended.error().get("message").asString()).contains("failed in block 1");
    }

    @Test
    void notFinalBeforeTheTimeoutEndsWithSevenAndSaysWhy() {
        node.ledger.seal(false);
        node.ledger.stall(true);
        Ended ended = send("--yes", "--json", "--timeout", "300ms");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.json().get("status").asString()).isEqualTo("pending");
        assertThat(ended.json().get("height").isNull()).isTrue();
        assertThat(ended.error().get("message").asString()).contains("validator-3 are unreachable");
        assertThat(ended.error().get("remedy").asString()).contains("tx show " + ended.json().get("id").asString());
    }

    @Test
    void withNoWaitItEndsAtOnce() {
        node.ledger.seal(false);
        Ended ended = send("--yes", "--json", "--no-wait");
        assertThat(ended.code()).isZero();
        assertThat(ended.json().get("status").asString()).isEqualTo("pending");
        assertThat(send("--yes", "--no-wait").out()).contains("Handed in");
        node.ledger.seal(true);
        assertThat(node.ledger.balance(bob)).isEqualTo(25_000_000);
    }

    @Test
    void afterALostReplyTheSameBytesAreHandedInAgainAndPaidOnce() {
        node.repliesToLose.set(2);
        Ended ended = send("--yes", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(node.submissions).hasValue(3);
        assertThat(node.ledger.balance(bob)).isEqualTo(12_500_000);
    }

    @Test
    void aFullMempoolIsWaitedFor() {
        node.timesFull.set(2);
        assertThat(send("--yes").code()).isZero();
        node.timesFull.set(1_000);
        Ended full = send("--yes", "--json", "--timeout", "200ms");
        assertThat(full.code()).isEqualTo(6);
        assertThat(full.error().get("code").asString()).isEqualTo("mempool_full");
    }

    @Test
    void aNodeThatWasRestartedGetsTheTransactionAgain() {
        node.ledger.seal(false);
        CompletableFuture<Ended> sending = CompletableFuture.supplyAsync(() -> send("--yes", "--json"));
        Awaitility.await().until(() -> node.submissions.get() == 1);
        node.ledger.forgetPending();
        Awaitility.await().until(() -> node.submissions.get() >= 2);
        node.ledger.seal(true);
        assertThat(sending.join().code()).isZero();
        assertThat(node.ledger.balance(bob)).isEqualTo(12_500_000);
    }

    @Test
    void aNonceThatAnotherWalletHasUsedOnTheChainMeansSigningAnew() {
        node.ledger.seal(false);
        CompletableFuture<Ended> sending = CompletableFuture.supplyAsync(() -> send("--yes", "--json"));
        Awaitility.await().until(() -> node.submissions.get() == 1);
        node.ledger.forgetPending();
        node.ledger.useNonce(alice);
        node.ledger.seal(true);
        assertThat(sending.join().code()).as(sending.join().err()).isZero();
        assertThat(node.ledger.balance(bob)).isEqualTo(12_500_000);
    }

    @Test
    void aNodeWithoutTheOldBlocksCannotTellThatATransactionIsOvertaken() {
        node.historyFrom.set(5);
        node.ledger.seal(false);
        CompletableFuture<Ended> sending = CompletableFuture.supplyAsync(() -> send("--yes", "--json"));
        Awaitility.await().until(() -> node.submissions.get() == 1);
        node.ledger.forgetPending();
        node.ledger.useNonce(alice);
        Ended ended = sending.join();
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.error().get("code").asString()).isEqualTo("history_missing");
    }

    @Test
    void twoWalletsOfOneAccountDoNotStepOnEachOther() {
        CompletableFuture<Ended> one = CompletableFuture.supplyAsync(() -> sendMany(10));
        CompletableFuture<Ended> other = CompletableFuture.supplyAsync(() -> sendMany(10));
        assertThat(one.join().code()).as(one.join().err()).isZero();
        assertThat(other.join().code()).as(other.join().err()).isZero();
        assertThat(node.ledger.balance(bob)).isEqualTo(20 * 12_500_000L);
    }

    private Ended sendMany(int count) {
        Ended last = send("--yes", "--json");
        for (int i = 1; i < count && last.code() == 0; i++) {
            last = send("--yes", "--json");
        }
        return last;
    }

    @Test
    void aWrongPasswordEndsWithFour() throws IOException {
        Path wrong = home.resolve("wrong");
        Files.writeString(wrong, "not it");
        Ended ended = send("--yes", "--json", "--password-file", wrong.toString());
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.error().get("code").asString()).isEqualTo("wrong_password");
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void whoPaysMustBeClear() {
        Ended which = wallet.run("tx", "send", "--to", "bob", "--amount", "1", "--yes");
        assertThat(which.code()).isEqualTo(2);
        assertThat(which.err()).contains("alice, bob");
        Ended noSuch = wallet.run("tx", "send", "--from", "zoe", "--to", "bob", "--amount", "1", "--yes");
        assertThat(noSuch.code()).isEqualTo(3);
        Ended nobody = wallet.run(
                "tx", "send", "--to", AddressFormat.DEVELOPMENT.format(bob), "--amount", "1", "--yes", "--wallet-dir",
                home.resolve("empty").toString());
        assertThat(nobody.code()).isEqualTo(3);
        Ended byAddress = wallet.run(
                "tx", "send", "--from", AddressFormat.DEVELOPMENT.format(alice), "--to", "bob", "--amount", "1",
                        "--yes");
        assertThat(byAddress.code()).as(byAddress.err()).isZero();
    }

    @Test
    void theAccountOfTheProfileActsWhereNoneIsNamed() throws IOException {
        Files.writeString(wallet.directory.resolve("profile"), "from = alice\n");
        assertThat(wallet.run("tx", "send", "--to", "bob", "--amount", "1", "--yes").code()).isZero();
    }

    @Test
    void aMemoThatIsTooLongIsRefused() {
        assertThat(send("--yes", "--memo", "é".repeat(129)).code()).isEqualTo(2);
        assertThat(send("--yes", "--memo", "é".repeat(128)).code()).isZero();
    }

    @Test
    void aWalletStaysWithItsNetwork() throws IOException {
        assertThat(send("--yes").code()).isZero();
        try (StandInNode other = new StandInNode("mokka-other")) {
            Ended ended = send("--yes", "--json", "--node", other.url());
            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.error().get("code").asString()).isEqualTo("other_network");
            assertThat(ended.error().get("message").asString())
                    .contains("mokka-devnet (" + node.ledger.chainId.hex().substring(0, 12))
                    .contains("mokka-other (" + other.ledger.chainId.hex().substring(0, 12));
            assertThat(other.submissions).hasValue(0);
        }
    }
}
