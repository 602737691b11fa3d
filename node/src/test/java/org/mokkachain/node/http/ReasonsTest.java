package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.api.model.TransactionReason.Kind;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.node.http.Standing.Cause;
import org.mokkachain.node.http.Standing.Grounds;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** Every state a transaction can be in has a sentence and a remedy. */
class ReasonsTest {
    private static final Grounds TOO_LOW =
            new Grounds("nonce_too_low", "nonce 3 is used already, the account's next nonce is 4", "Sign it anew");
    private static final Hash OTHER = Hash.fromHex("0b".repeat(32));

    private final Set<Kind> seen = EnumSet.noneOf(Kind.class);
    private TestNode node;
    private Transaction transaction;

    @BeforeEach
    void start() throws HttpStartException {
        node = new TestNode();
        transaction = node.transfer(9, 1);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatIsPendingSaysWhatItWaitsFor() {
        TransactionReason waits = told(flowing().open(new Standing.Waiting(transaction, 7)), Kind.WAITS_FOR_NONCE);
        assertThat(waits.sentence()).contains("nonce 7", "its own nonce is 9");
        assertThat(waits.remedy()).contains("Send the transaction with nonce 7", "up to height 1000");
        assertThat(waits.missingNonce()).hasValue(7);
        assertThat(waits.nonce()).hasValue(9);
        assertThat(waits.status()).isEqualTo(TransactionState.PENDING);

        told(flowing().open(new Standing.Ready(transaction, 5_000, 1_000)), Kind.WAITS_FOR_BLOCK);
        assertThat(told(flowing().open(new Standing.Ready(transaction, 5_001, 1_000)), Kind.WAITS_FOR_ROOM).sentence())
                .contains("5001 transactions", "at most 5000");
        told(flowing().open(new Standing.Ready(transaction, 2, 2 << 20)), Kind.WAITS_FOR_ROOM);
        TransactionReason halted =
                told(halted().open(new Standing.Ready(transaction, 1, 200)), Kind.WAITS_FOR_VALIDATORS);
        assertThat(halted.sentence()).contains("validator-3 is missing");
        assertThat(halted.remedy()).contains("chain validators", "until height 1000");
    }

    @Test
    void whatIsInABlockSaysInWhich() {
        TransactionReason proposed = told(flowing().open(new Standing.Proposed(transaction, 12)), Kind.PROPOSED);
        assertThat(proposed.sentence()).contains("proposed block 12");
        assertThat(proposed.height()).hasValue(12);
        assertThat(proposed.status()).isEqualTo(TransactionState.PROPOSED);
        assertThat(told(halted().open(new Standing.Proposed(transaction, 12)), Kind.WAITS_FOR_VALIDATORS).sentence())
                .contains("block 12", "validator-3 is missing");
        assertThat(told(flowing().open(new Standing.Written(12)), Kind.PROPOSED).sentence()).contains("writing");
        TransactionReason done = told(flowing().settled(settled(Optional.empty())), Kind.COMMITTED);
        assertThat(done.sentence()).contains("block 7, as transaction 3, at 1970-01-01T00:00:05Z");
        TransactionReason failed = told(
                flowing().settled(settled(Optional.of(new TransactionStatus.Failure(
                        "asset_frozen", 1, "The asset is frozen.", "Ask the issuer.")))),
                Kind.FAILED);
        assertThat(failed.sentence()).contains("block 7", "operation 1", "frozen");
        assertThat(failed.remedy()).contains("Ask the issuer.", "fee of 0.001 MOKKA is paid");
        assertThat(failed.code()).contains("asset_frozen");
    }

    private TransactionStatus settled(Optional<TransactionStatus.Failure> failure) {
        return new TransactionStatus(
                transaction.id().hex(), failure.isEmpty() ? TransactionState.COMMITTED : TransactionState.FAILED,
                OptionalLong.of(7), OptionalInt.of(3), Optional.of(OTHER.hex()), OptionalLong.of(5_000),
                Optional.of("1000"), failure, Optional.empty(), Optional.empty());
    }

    @Test
    void whatWillBeInNoBlockSaysWhyNot() {
        TransactionReason refused =
                told(flowing().open(new Standing.Refused(TOO_LOW, Optional.empty())), Kind.REFUSED);
        assertThat(refused.sentence()).isEqualTo("This node refused it: " + TOO_LOW.message() + ".");
        assertThat(refused.remedy()).isEqualTo("Sign it anew.");
        TransactionReason rival = told(
                flowing().open(new Standing.Refused(
                        new Grounds("duplicate", "another is pending", "Wait"), Optional.of(OTHER))),
                Kind.REFUSED);
        assertThat(rival.other()).contains(OTHER.hex());
        Grounds late = new Grounds("expired", "valid until height 2, the next block has height 9", "Sign it anew");
        assertThat(told(flowing().open(new Standing.Refused(late, Optional.empty())), Kind.EXPIRED).status())
                .isEqualTo(TransactionState.EXPIRED);
        TransactionReason expired = told(flowing().open(new Standing.Dropped(late, Cause.EXPIRY, 8)), Kind.EXPIRED);
        assertThat(expired.sentence()).contains("expired at height 8");
        for (Cause cause : EnumSet.complementOf(EnumSet.of(Cause.EXPIRY))) {
            TransactionReason dropped = told(flowing().open(new Standing.Dropped(TOO_LOW, cause, 8)), Kind.DROPPED);
            assertThat(dropped.sentence()).as("%s", cause).contains(" 8").contains(TOO_LOW.message());
            assertThat(dropped.height()).hasValue(8);
            assertThat(dropped.status()).isEqualTo(TransactionState.UNKNOWN);
        }
        TransactionReason replaced = told(
                flowing().open(new Standing.Replaced(TOO_LOW, 3, 8, Optional.of(OTHER))), Kind.REPLACED);
        assertThat(replaced.sentence()).contains("nonce 3", OTHER.hex(), "block 8");
        assertThat(replaced.other()).contains(OTHER.hex());
        assertThat(replaced.remedy()).contains("tx show " + OTHER.hex());
    }

    @Test
    void whatWasNeverSeenIsToldApartFromANodeThatIsBehind() {
        assertThat(told(flowing().neverSeen(), Kind.NEVER_SEEN).sentence()).contains("never seen");
        TransactionReason behind = told(new Reasons(transaction.id(), Limits.DEFAULT, status(true, true)).neverSeen(),
                Kind.NEVER_SEEN);
        assertThat(behind.sentence()).contains("catching up");
    }

    @Test
    void noKindIsLeftOut() {
        whatIsPendingSaysWhatItWaitsFor();
        whatIsInABlockSaysInWhich();
        whatWillBeInNoBlockSaysWhyNot();
        whatWasNeverSeenIsToldApartFromANodeThatIsBehind();
        assertThat(seen).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void aNodeAnswersForWhatItHasAndForWhatItHasNot() throws Exception {
        Transaction first = node.transfer(0, 1);
        assertThat(node.client().why(first.id()).reason()).isEqualTo(Kind.NEVER_SEEN);
        node.client().submit(first.encoded());
        assertThat(node.client().why(first.id()).reason()).isEqualTo(Kind.WAITS_FOR_VALIDATORS);
        node.chain.commit();
        TransactionReason done = node.client().why(first.id());
        assertThat(done.reason()).isEqualTo(Kind.COMMITTED);
        assertThat(done.nonce()).hasValue(0);
        assertThat(done.height()).hasValue(1);
    }

    private TransactionReason told(TransactionReason reason, Kind kind) {
        assertThat(reason.reason()).isEqualTo(kind);
        assertThat(reason.id()).isEqualTo(transaction.id().hex());
        assertThat(List.of(reason.sentence(), reason.remedy())).allSatisfy(text -> assertThat(text)
                .matches("(?s)[A-Z].*(\\.|is missing|" + transaction.id().hex() + ")")
                .doesNotContain("..", "null", "Optional"));
        seen.add(kind);
        return reason;
    }

    private Reasons flowing() {
        return new Reasons(transaction.id(), Limits.DEFAULT, status(true, false));
    }

    private Reasons halted() {
        return new Reasons(transaction.id(), Limits.DEFAULT, status(false, false));
    }

    private Status status(boolean ok, boolean syncing) {
        Status s = node.status();
        Liveness liveness = ok
                ? new Liveness(true, "Blocks flow.", List.of(), OptionalLong.empty())
                : s.liveness();
        return new Status(
                s.network(), s.addressPrefix(), s.chainId(), s.genesisHash(), s.crashModel(), s.nodeId(), s.name(),
                s.role(), s.version(), s.height(), s.blockHash(), s.stateRoot(), s.blockTimeMs(), s.epoch(), s.term(),
                s.leader(), s.state(), syncing, s.peers(), s.mempool(), s.minFee(), liveness);
    }
}
