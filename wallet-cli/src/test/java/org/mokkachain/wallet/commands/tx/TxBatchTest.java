package org.mokkachain.wallet.commands.tx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.wallet.fixture.Person;
import org.mokkachain.wallet.fixture.SmallLedger;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import tools.jackson.databind.JsonNode;

class TxBatchTest extends PayingWallet {
    private static final int LINES = 6;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = home.resolve("payments.csv");
    }

    private Ended batch(String... more) {
        List<String> words = new ArrayList<>(List.of("tx", "batch", file.toString(), "--from", "alice"));
        words.addAll(Arrays.asList(more));
        return wallet.run(words.toArray(String[]::new));
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
    }

    /** Payments to bob of 1, 2, 4 … MOKKA, so that the sum tells which were made. */
    private void writePayments() throws IOException {
        StringBuilder text = new StringBuilder("to,amount\n");
        for (int i = 0; i < LINES; i++) {
            text.append("bob,").append(1 << i).append('\n');
        }
        write(text.toString());
    }

    private void requireEachPaidOnce() {
        long sum = ((1L << LINES) - 1) * 1_000_000;
        assertThat(node.ledger.balance(bob)).isEqualTo(sum);
        assertThat(node.ledger.balance(alice)).isEqualTo(FUNDS - sum - LINES * SmallLedger.MIN_FEE);
    }

    private Path journal() {
        return home.resolve("payments.csv.journal");
    }

    @Test
    void eachLineIsPaidAndTheResultsSayHow() throws IOException {
        write("""
                memo,to,amount,asset
                "for lunch, again",bob,12.5 MOKKA,
                ,%s,0.000001,MOKKA
                """.formatted(AddressFormat.DEVELOPMENT.format(SmallLedger.STRANGER)));
        Ended ended = batch("--yes", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode json = ended.json();
        assertThat(json.propertyNames()).containsExactly(
                "file", "network", "from", "lines", "committed", "failed", "pending", "unsent", "paid", "fees",
                "milliseconds", "journal", "results");
        assertThat(json.get("committed").asInt()).isEqualTo(2);
        assertThat(json.get("paid").get(0).get("amount").asString()).isEqualTo("12500001");
        assertThat(json.get("fees").asString()).isEqualTo("2000");
        assertThat(node.ledger.balance(bob)).isEqualTo(12_500_000);
        List<String> results = Files.readAllLines(home.resolve("payments.csv.results.csv"));
        assertThat(results.getFirst()).isEqualTo("line,to,amount,asset,memo,status,id,height,index,fee,error");
        assertThat(results.get(1)).matches("2,bob,12.5,MOKKA,\"for lunch, again\",committed,[0-9a-f]{64},1,0,1000,");
        assertThat(results.get(2)).contains("3,tmok1").contains(",0.000001,MOKKA,,committed,");
        assertThat(results).hasSize(3);
    }

    @Test
    void aSecondRunPaysNothing() throws IOException {
        writePayments();
        assertThat(batch("--yes").code()).isZero();
        int submissions = node.submissions.get();
        Ended again = batch("--yes");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("Nothing is left to be done");
        assertThat(again.out()).contains("6 of 6 payments are final", "63 MOKKA");
        assertThat(node.submissions).hasValue(submissions);
        requireEachPaidOnce();
    }

    @Test
    void everyBadLineIsNamedAndNothingIsSent() throws IOException {
        write("""
                to,amount,asset,memo
                bob,1,,
                zoe,1,,
                bob,"1,5",,

                bob,0,,
                bob,1e3,,
                bob,1 EUR,MOKKA,
                bob,1,NOSUCH,
                bob,1
                %s,1,,
                ,1,,
                bob,1,,%s
                """.formatted(AddressFormat.PRODUCTION.format(bob), "é".repeat(129)));
        Ended ended = batch("--yes", "--json");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.error().get("code").asString()).isEqualTo("bad_lines");
        assertThat(ended.error().get("message").asString())
                .startsWith("10 of 11 lines are wrong")
                .contains("line 3: 'zoe' is neither", "line 4: ", "line 6: the amount is zero", "line 7: ")
                .contains("line 8: the amount is in EUR", "line 9: there is no asset NOSUCH")
                .contains("line 10: it has 2 fields", "line 11: ", "a production network ('mok')")
                .contains("line 12: it does not say to whom", "line 13: the memo has 258 bytes");
        assertThat(batch("--dry-run").err()).contains("line 3: 'zoe'", "line 13: the memo", "Nothing was sent");
        assertThat(node.submissions).hasValue(0);
        assertThat(journal()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "to,amount\n", "to\nbob\n", "to;amount\nbob;1\n", "to,amount,to\nbob,1,bob\n", "to,amount,fee\nbob,1,1\n",
        "to,amount\nbob,\"1\n", "to,amount\n\"bob\"x,1\n", "amount\n1\n"
    })
    void whatIsNoFileOfPaymentsIsRefused(String content) throws IOException {
        write(content);
        Ended ended = batch("--yes", "--json");
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.error().get("message").asString()).contains("payments.csv");
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void aDryRunAddsUpAndLeavesNothingBehind() throws IOException {
        writePayments();
        Ended ended = batch("--dry-run", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.json().propertyNames()).containsExactly(
                "file", "network", "from", "lines", "committed", "failed", "pending", "unsent", "toPay", "fees",
                "journal");
        assertThat(ended.json().get("toPay").get(0).get("amount").asString()).isEqualTo("63000000");
        assertThat(ended.json().get("fees").asString()).isEqualTo("6000");
        assertThat(batch("--dry-run").err()).contains("63 MOKKA", "0.006 MOKKA", "6 unsent");
        assertThat(journal()).doesNotExist();
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void moreThanThereIsIsRefusedBeforeAnythingIsSent() throws IOException {
        write("to,amount\nbob,600\nbob,400\n");
        Ended ended = batch("--yes", "--json");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.error().get("code").asString()).isEqualTo("insufficient_balance");
        assertThat(ended.error().get("message").asString()).contains("1000.002 MOKKA, it has 1000 MOKKA");
        assertThat(batch("--dry-run").code()).isEqualTo(6);
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void aPersonSeesThePageAndDecides() throws IOException {
        write("to,amount\n" + AddressFormat.DEVELOPMENT.format(SmallLedger.STRANGER) + ",2\n");
        String[] words = {"tx", "batch", file.toString(), "--from", "alice"};
        Ended cancelled = wallet.runWith(Person.answering("n"), words);
        assertThat(cancelled.code()).isEqualTo(1);
        assertThat(cancelled.err()).contains("mokka-devnet", "alice (tmok1", "2 MOKKA", "first-time recipient");
        assertThat(node.submissions).hasValue(0);
        assertThat(wallet.runWith(Person.answering("y"), words).code()).isZero();
        assertThat(batch("--json").code()).as("nothing left, so nothing to confirm").isZero();
    }

    @Test
    void theBytesAreInTheJournalBeforeTheNodeGetsThem() throws IOException {
        writePayments();
        AtomicInteger known = new AtomicInteger();
        node.onSubmission = transaction -> {
            try {
                if (Files.readString(journal()).contains(transaction.encoded().hex())) {
                    known.incrementAndGet();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        assertThat(batch("--yes").code()).isZero();
        assertThat(known).hasValue(LINES);
        assertThat(Files.getPosixFilePermissions(journal())).hasSize(2);
    }

    /** As a crash between sending and answer, or between journal and sending, at every payment. */
    @Test
    void whereverItIsCutOffItIsResumedAndNothingIsPaidTwice() throws IOException {
        for (int cut = 1; cut <= LINES; cut++) {
            for (boolean arrives : new boolean[] {true, false}) {
                stop();
                restart();
                writePayments();
                Files.deleteIfExists(journal());
                node.silentFrom.set(cut);
                node.takesUnanswered.set(arrives);
                Ended ended = batch("--yes", "--json", "--timeout", "150ms");
                assertThat(ended.code()).as("cut at %s: %s", cut, ended).isEqualTo(7);
                assertThat(ended.error().get("remedy").asString()).contains("Run the same command again");
                assertThat(ended.json().get("unsent").asInt()).isEqualTo(LINES - cut);
                node.silentFrom.set(Integer.MAX_VALUE);
                Ended resumed = batch("--yes", "--json");
                assertThat(resumed.code()).as("cut at %s: %s", cut, resumed).isZero();
                assertThat(resumed.json().get("committed").asInt()).isEqualTo(LINES);
                requireEachPaidOnce();
            }
        }
    }

    private void restart() throws IOException {
        node = new StandInNode("mokka-devnet");
        wallet.with("MOKKA_NODE", node.url());
        node.ledger.fund(alice, FUNDS);
    }

    @Test
    void aNodeThatWasRestartedIsRemindedOfEverything() throws IOException {
        writePayments();
        node.ledger.seal(false);
        CompletableFuture<Ended> sending = CompletableFuture.supplyAsync(() -> batch("--yes", "--json"));
        Awaitility.await().until(() -> node.submissions.get() == LINES);
        node.ledger.forgetPending();
        Awaitility.await().until(() -> node.submissions.get() > LINES);
        node.ledger.seal(true);
        assertThat(sending.join().code()).as(sending.join().err()).isZero();
        requireEachPaidOnce();
    }

    @Test
    void aPaymentWhoseNonceAnotherWalletHasUsedIsSignedAnew() throws IOException {
        writePayments();
        node.ledger.seal(false);
        assertThat(batch("--yes", "--no-wait", "--json").json().get("pending").asInt()).isEqualTo(LINES);
        node.ledger.forgetPending();
        node.ledger.useNonce(alice);
        node.ledger.useNonce(alice);
        node.ledger.seal(true);
        Ended resumed = batch("--yes", "--json");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        requireEachPaidOnce();
    }

    @Test
    void aNodeThatLacksBlocksIsNotBelievedThatAPaymentIsOvertaken() throws IOException {
        writePayments();
        node.ledger.seal(false);
        assertThat(batch("--yes", "--no-wait", "--json").code()).isZero();
        node.ledger.forgetPending();
        node.ledger.useNonce(alice);
        node.historyFrom.set(9);
        Ended resumed = batch("--yes", "--json");
        assertThat(resumed.code()).isEqualTo(7);
        assertThat(resumed.error().get("code").asString()).isEqualTo("history_missing");
        assertThat(node.ledger.balance(bob)).isZero();
    }

    @Test
    void paymentsThatFailOnChainAreNamedAndMadeAgainOnlyWhenAsked() throws IOException {
        writePayments();
        node.ledger.failWith("asset_frozen");
        Ended ended = batch("--yes", "--json");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.json().get("failed").asInt()).isEqualTo(LINES);
        assertThat(ended.error().get("message").asString()).contains("6 of 6 payments failed", "line 2: asset_frozen");
        node.ledger.succeed();
        assertThat(batch("--yes", "--json").code()).isEqualTo(6);
        assertThat(node.ledger.balance(bob)).isZero();
        assertThat(batch("--yes", "--json", "--retry-failed").code()).isZero();
        assertThat(node.ledger.balance(bob)).isEqualTo(((1L << LINES) - 1) * 1_000_000);
    }

    @Test
    void aChangedFileAnotherSenderAndADamagedJournalAreRefused() throws IOException {
        writePayments();
        assertThat(batch("--yes").code()).isZero();
        int submissions = node.submissions.get();
        Ended sender = wallet.run("tx", "batch", file.toString(), "--from", "bob", "--yes", "--json");
        assertThat(sender.code()).isEqualTo(3);
        assertThat(sender.error().get("message").asString()).contains("it was another sender");
        String whole = Files.readString(journal());
        Files.writeString(journal(), whole.replaceFirst("signed 2 0 ..", "signed 2 0 ff"));
        Ended damaged = batch("--yes", "--json");
        assertThat(damaged.error().get("code").asString()).isEqualTo("damaged_file");
        Files.writeString(journal(), whole + "0123abcd signed 9 0 00");
        assertThat(batch("--yes").code()).as("cut off by a crash").isZero();
        Files.writeString(file, "to,amount\nbob,1\n");
        Ended changed = batch("--yes", "--json");
        assertThat(changed.code()).isEqualTo(3);
        assertThat(changed.error().get("code").asString()).isEqualTo("other_batch");
        assertThat(batch("--yes", "--journal", file.toString()).code()).as("no journal is overwritten").isEqualTo(3);
        assertThat(Files.readString(file)).isEqualTo("to,amount\nbob,1\n");
        assertThat(node.submissions).hasValue(submissions);
    }

    @Test
    void twoCommandsDoNotCarryOutTheSameFileAtOnce() throws IOException {
        writePayments();
        try (FileChannel channel = FileChannel.open(journal(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Ended ended = batch("--yes", "--json");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.error().get("code").asString()).isEqualTo("batch_running");
        }
        assertThat(node.submissions).hasValue(0);
    }
}
