package org.mokkachain.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mokkachain.comingfrom.Site.PATIENCE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.api.sending.Draft;
import org.mokkachain.api.sending.Outcome;
import org.mokkachain.node.inprocess.InProcessNode;
import org.mokkachain.simulator.main.SimulateMain;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What users of mao-bft had. */
@Timeout(300)
class FromMaoBftTest {
    private static Site site;

    @TempDir
    static Path home;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(home, CrashModel.BFT, 4);
        site.pay("1 MOKKA");
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    /** A payment of dave's that nobody has seen. */
    private static Transaction payment(Amount amount) throws Exception {
        MokkaClient client = site.node(0).client();
        long nonce = client.account(site.mokka.text(site.network.address("dave"))).pendingNonce();
        Draft draft = new Draft(site.network.genesis().hash(), site.network.address("dave"),
                List.of(site.mokka.transfer(site.network.address("bob"), amount)), Amount.of(1_000),
                site.status().height() + 1_000);
        return draft.sign(nonce, List.of(site.network.signer("dave")));
    }

    @Test
    void theStatusOfATransactionGoesFromUnknownToCommitted() throws Exception {
        MokkaClient client = site.node(0).client();
        Transaction payment = payment(Amount.of(1));
        assertThat(client.transaction(payment.id()).status()).isEqualTo(TransactionState.UNKNOWN);
        assertThat(client.submit(payment.encoded()).id()).isEqualTo(payment.id().hex());
        assertThat(client.transaction(payment.id()).status()).isIn(
                TransactionState.PENDING, TransactionState.PROPOSED, TransactionState.COMMITTED);
        assertThat(client.awaitTransaction(payment.id(), PATIENCE).status()).isEqualTo(TransactionState.COMMITTED);
        assertThat(site.wallet("tx show " + payment.id().hex()).out()).contains("committed");
    }

    @Test
    void whoHasTooLittleIsRefusedWithACode() {
        assertThatThrownBy(() -> site.node(0).client().submit(payment(Amount.of(Long.MAX_VALUE / 2)).encoded()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE));
    }

    @Test
    void aTransactionThatIsNotSignedByItsSenderIsRefused() throws Exception {
        byte[] forged = payment(Amount.of(1)).encoded().toBytes();
        forged[forged.length - 1] ^= 1;
        assertThatThrownBy(() -> site.node(0).client().submit(Bytes.of(forged)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_SIGNATURE));
    }

    @Test
    void moneyIsDepositedByWhoIssuesIt() throws Exception {
        assertThat(site.wallet("asset issue USD --decimals 2 --supply 0 --mintable --from alice --yes").code())
                .isZero();
        Site.Ended deposit = site.wallet(List.of("asset", "mint", "--amount", "100.25 USD", "--to", "bob", "--from",
                "alice", "--yes"));
        assertThat(deposit.code()).as(deposit.err()).isZero();
        assertThat(site.wallet("account balance bob").out()).containsPattern("bob +100.25 +USD");
    }

    @Test
    void moneyIsTransferredAndTheBalanceShown() throws Exception {
        Site.Ended sent = site.wallet(
                List.of("tx", "send", "--to", "carol", "--amount", "2 MOKKA", "--from", "bob", "--yes"));
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("final");
        assertThat(site.wallet("account balance carol").out()).containsPattern("carol +1000002 +MOKKA");
    }

    @Test
    void everyBlockNamesTheHashOfTheOneBefore() throws Exception {
        long height = site.pay("1 MOKKA").height();
        MokkaClient client = site.node(0).client().linearizable();
        BlockDetail block = client.block(Long.toString(height));
        while (block.height() > 0) {
            BlockDetail before = client.block(Long.toString(block.height() - 1));
            assertThat(block.parent()).isEqualTo(before.hash());
            block = before;
        }
    }

    @Test
    void aBlockIsFinalWithTheSignaturesOfThreeOfFour() throws Exception {
        Outcome.Committed paid = site.pay("1 MOKKA");
        BlockDetail block = site.node(1).client().linearizable().block(Long.toString(paid.height()));
        assertThat(block.certificate().orElseThrow().phase()).isEqualTo("commit");
        assertThat(block.certificate().orElseThrow().signers()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(block.timings().committedMs()).as("of its states it is told when").isPresent();
        assertThat(block.txCount()).as("no block waits until it is full").isOne();
    }

    @Test
    void aMerklePathProvesATransactionToWhoeverHasTheGenesis() throws Exception {
        Outcome.Committed paid = site.pay("1 MOKKA");
        byte[] receipt = site.node(2).client().linearizable().proofs().transaction(paid.id());
        VerifiedReceipt verified =
                ReceiptVerifier.of(site.network.genesis()).verify(receipt).toOptional().orElseThrow();
        assertThat(String.join("\n", verified.sentences())).contains(paid.id().hex(), "Made final by");
    }

    @Test
    void withOneServerDownTransfersAreFinalAndItFetchesWhatItMissed() throws Exception {
        InProcessNode server = site.node(3);
        server.kill();
        site.pay("1 MOKKA");
        long height = site.pay("1 MOKKA").height();
        server.start();
        site.network.awaitAgreement(height, PATIENCE);
    }

    @Test
    void whatIsOnTheDiskIsCheckedByExecutingItAnew() throws Exception {
        site.pay("1 MOKKA");
        InProcessNode server = site.node(1);
        server.stop();
        Site.Ended checked = Site.mokka("ledger", "verify", "--dir", server.directory().toString(), "--json");
        assertThat(checked.out()).contains("\"ok\":true");
        server.start();
        site.network.awaitAgreement(1, PATIENCE);
    }

    @Test
    void liarsAreSimulatedAndNothingBreaks() {
        assertThat(SimulateMain.commandLine()
                        .execute("consensus", "--seeds", "1..3", "--faults", "byzantine", "--json"))
                .isZero();
    }

    @Test
    void noAmountOverflows() {
        Amount most = Amount.of(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Amount.of(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatNobodySentIsUnknownAndNotAnError() throws Exception {
        assertThat(site.node(0).client().transaction(Hash.ZERO).status()).isEqualTo(TransactionState.UNKNOWN);
    }
}
