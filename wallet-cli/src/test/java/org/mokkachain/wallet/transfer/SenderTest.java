package org.mokkachain.wallet.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.sending.NotCommittedException;
import org.mokkachain.api.sending.Outcome;
import org.mokkachain.api.sending.Outcome.Committed;
import org.mokkachain.api.sending.Outcome.Failed;
import org.mokkachain.api.sending.Outcome.Open;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.sending.Sent;
import org.mokkachain.api.sending.Signed;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.fixture.SmallLedger;
import org.mokkachain.wallet.fixture.StandInNode;

/** The library's way of sending, with every reply that can get lost. */
class SenderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Signer key = Ed25519.preferred().signer(PrivateKey.generate(new SecureRandom()));
    private final Address account = AccountAddress.of(key.publicKey());
    private StandInNode node;
    private Mokka mokka;
    private Sender sender;
    private final List<Signed> journal = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        node = new StandInNode("test");
        node.ledger.fund(account, 1_000_000_000);
        mokka = Mokka.connect(node.url());
        sender = journalled();
    }

    @AfterEach
    void stop() {
        mokka.close();
        node.close();
    }

    private Sender journalled() {
        return mokka.sender(account, Sender.Settings.of(key).withJournal(journal::add));
    }

    private Transfer payment() {
        return mokka.transfer(SmallLedger.STRANGER, Amount.of(100));
    }

    private long paid() {
        return node.ledger.balance(SmallLedger.STRANGER);
    }

    @Test
    void aPaymentIsFinalWithHeightAndFee() throws Exception {
        Sent sent = sender.send(mokka.transfer(mokka.text(SmallLedger.STRANGER), "0.0001 MOKKA"));
        Committed committed = sent.committed(PATIENCE);
        assertThat(committed.id()).isEqualTo(sent.id());
        assertThat(committed.height()).isEqualTo(1);
        assertThat(committed.fee()).isEqualTo(Amount.of(SmallLedger.MIN_FEE));
        assertThat(sent.await(Duration.ZERO)).isEqualTo(committed);
        assertThat(paid()).isEqualTo(100);
        assertThat(journal).extracting(Signed::id).containsExactly(sent.id());
    }

    @Test
    void aLostReplyIsMadeGoodWithTheSameBytes() throws Exception {
        node.repliesToLose.set(3);
        assertThat(sender.send(payment()).await(PATIENCE)).isInstanceOf(Committed.class);
        assertThat(node.submissions).hasValue(4);
        assertThat(journal).hasSize(1);
        assertThat(paid()).isEqualTo(100);
    }

    @Test
    void manyThreadsShareTheAccountWhileRepliesGetLost() throws Exception {
        node.repliesToLose.set(10);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Hash>> all = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                all.add(threads.submit(() -> sender.send(payment()).committed(PATIENCE).id()));
            }
            Set<Hash> ids = ConcurrentHashMap.newKeySet();
            for (Future<Hash> one : all) {
                assertThat(ids.add(one.get())).isTrue();
            }
        }
        assertThat(paid()).isEqualTo(8_000);
        assertThat(journal).extracting(Signed::nonce).doesNotHaveDuplicates().hasSize(80).isSorted();
    }

    @Test
    void whereAnotherProgramComesFirstItIsSignedAnewOnce() throws Exception {
        node.ledger.seal(false);
        Sent sent = sender.send(payment());
        node.ledger.forgetPending();
        node.ledger.useNonce(account);
        node.ledger.seal(true);
        Hash before = sent.id();
        Committed committed = sent.committed(PATIENCE);
        assertThat(committed.id()).isEqualTo(sent.id()).isNotEqualTo(before);
        assertThat(journal).extracting(Signed::nonce).containsExactly(0L, 1L);
        assertThat(paid()).isEqualTo(100);
    }

    @Test
    void aNodeThatForgotIsToldAgainAlsoOfWhatNobodyWaitsFor() throws Exception {
        node.ledger.seal(false);
        Hash nobodyWaits = sender.send(payment()).id();
        Sent last = sender.send(payment());
        node.ledger.forgetPending();
        assertThat(last.await(Duration.ofSeconds(2))).isInstanceOf(Open.class);
        node.ledger.seal(true);
        assertThat(last.await(PATIENCE)).isInstanceOf(Committed.class);
        assertThat(mokka.client().transaction(nobodyWaits).status().isFinal()).isTrue();
        assertThat(paid()).isEqualTo(200);
    }

    @Test
    void whatFailsSaysWhyAsAType() throws Exception {
        node.ledger.failWith("insufficient_balance");
        Sent sent = sender.send(payment());
        assertThat(sent.await(PATIENCE)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.code()).contains(FailureCode.INSUFFICIENT_BALANCE);
            assertThat(failed.sentence()).contains("failed in block 1");
        });
        assertThatThrownBy(() -> sent.committed(PATIENCE))
                .isInstanceOfSatisfying(NotCommittedException.class, e ->
                        assertThat(e.outcome()).isInstanceOf(Failed.class));
        node.ledger.failWith("of_tomorrow");
        Outcome newer = sender.send(payment()).await(PATIENCE);
        assertThat(newer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(Optional.empty());
            assertThat(failed.cause().text()).isEqualTo("of_tomorrow");
        });
    }

    @Test
    void whatIsRefusedIsInTheWayOfNothing() throws Exception {
        assertThatThrownBy(() -> sender.send(mokka.transfer(SmallLedger.STRANGER, Amount.of(2_000_000_000L))))
                .isInstanceOfSatisfying(ApiException.class, e ->
                        assertThat(e.code()).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE));
        assertThat(sender.send(payment()).signed().nonce()).isZero();
    }

    @Test
    void whatIsNotFinalInTimeIsOpenAndMayBeWaitedForAgain() throws Exception {
        node.ledger.seal(false);
        Sent sent = sender.send(payment());
        assertThat(sent.await(Duration.ofMillis(50))).isInstanceOfSatisfying(Open.class, open ->
                assertThat(open.why()).isEqualTo("waiting for the next block"));
        node.ledger.seal(true);
        assertThat(sent.await(PATIENCE)).isInstanceOf(Committed.class);
    }

    @Test
    void afterACrashWhatTheJournalHasIsTakenUpAndPaidOnce() throws Exception {
        node.ledger.seal(false);
        sender.send(payment());
        Sender reborn = journalled();
        Sent again = reborn.resume(journal.getFirst());
        node.ledger.seal(true);
        assertThat(again.await(PATIENCE)).isInstanceOf(Committed.class);
        assertThat(reborn.resume(journal.getFirst()).await(PATIENCE)).isInstanceOf(Committed.class);
        assertThat(paid()).isEqualTo(100);
        Signer other = Ed25519.preferred().signer(PrivateKey.generate(new SecureRandom()));
        assertThatThrownBy(() -> mokka.sender(other).resume(journal.getFirst()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheJournalDoesNotTakeIsNotSent() {
        Sender strict = mokka.sender(account, Sender.Settings.of(key).withJournal(_ -> {
            throw new IllegalStateException("disk full");
        }));
        assertThatThrownBy(() -> strict.send(payment())).isInstanceOf(IllegalStateException.class);
        assertThat(node.submissions).hasValue(0);
    }

    @Test
    void whoIsInterruptedWhileWaitingIsToldSo() throws Exception {
        node.ledger.seal(false);
        Sent sent = sender.send(payment());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sent.await(PATIENCE)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theNodeOfAnotherNetworkIsNotUsed() throws Exception {
        try (StandInNode other = new StandInNode("other");
                Mokka both = Mokka.connect(node.url(), other.url())) {
            assertThat(both.client().nodes()).containsExactly(URI.create(node.url()), URI.create(other.url()));
            node.close();
            assertThatThrownBy(both.client()::status).hasMessageContaining("cannot reach");
        }
    }
}
