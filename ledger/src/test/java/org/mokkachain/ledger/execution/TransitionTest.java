package org.mokkachain.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.fixture.MapState;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

class TransitionTest {
    private static final Hash CHAIN = Hash.fromHex("11".repeat(32));
    private static final long FEE = 1_000;
    private static final long HEIGHT = 10;
    private static final ValidatorSet VALIDATORS = new TestNetwork(1, 1).genesis().validators();

    private final Random random = new Random(5);
    private final Party alice = new Party(random);
    private final Party bob = new Party(random);
    private final Party carol = new Party(random);
    private final Party proposer = new Party(random);
    private final MapState state = new MapState().funded(alice, 100_000).funded(bob, 50_000);

    @Test
    void aTransferMovesTheAmountAndTheFeeGoesToTheProposer() {
        ExecutionResult result = apply(transaction(alice, 0, Party.send(bob.address(), 7)));
        assertThat(balance(result, alice)).isEqualTo(100_000 - 7 - FEE);
        assertThat(balance(result, bob)).isEqualTo(50_007);
        assertThat(balance(result, proposer)).isEqualTo(FEE);
        assertThat(result.changes().account(alice.address()).orElseThrow().nonce()).isEqualTo(1);
        assertThat(result.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.applied()).isTrue();
            assertThat(receipt.feePaid()).isEqualTo(Amount.of(FEE));
        });
    }

    @Test
    void operationsSucceedOrFailTogetherAndAFailureStillCostsFeeAndNonce() {
        ExecutionResult result = apply(
                transaction(alice, 0, Party.send(bob.address(), 10), Party.send(carol.address(), 100_000)));
        assertThat(balance(result, alice)).isEqualTo(100_000 - FEE);
        assertThat(result.changes().account(bob.address())).isEmpty();
        assertThat(result.changes().account(carol.address())).isEmpty();
        assertThat(result.changes().account(alice.address()).orElseThrow().nonce()).isEqualTo(1);
        assertThat(result.receipts().getFirst().outcome()).isEqualTo(new Receipt.Failed(1, "insufficient_balance"));
    }

    @Test
    void laterOperationsSeeWhatEarlierOnesDid() {
        Party dave = new Party(random);
        ExecutionResult result = apply(
                transaction(alice, 0, Party.send(dave.address(), 90_000)),
                transaction(dave, 0, Party.send(carol.address(), 80_000)),
                transaction(dave, 1, Party.send(dave.address(), 8_000)));
        assertThat(result.receipts()).allMatch(Receipt::applied);
        assertThat(balance(result, dave)).isEqualTo(90_000 - 80_000 - 2 * FEE);
        assertThat(balance(result, carol)).isEqualTo(80_000);
    }

    @Test
    void anAssetNobodyIssuedCannotBeSent() {
        AssetId asset = new AssetId(CHAIN);
        ExecutionResult result =
                apply(transaction(alice, 0, new Transfer(asset, bob.address(), Amount.of(1), Bytes.EMPTY)));
        assertThat(result.receipts().getFirst().outcome()).isEqualTo(new Receipt.Failed(0, "unknown_asset"));
    }

    @Test
    void aBlockWithoutTransactionsChangesNothing() {
        assertThat(apply().changes().isEmpty()).isTrue();
    }

    @Test
    void everyBrokenRuleHasItsCode() {
        Operation send = Party.send(bob.address(), 1);
        assertRefused(RefusalCode.NONCE_GAP, transaction(alice, 1, send));
        assertRefused(RefusalCode.WRONG_CHAIN, alice.sign(body(Hash.ZERO, alice, 0, FEE, HEIGHT, send)));
        assertRefused(RefusalCode.EXPIRED, alice.sign(body(CHAIN, alice, 0, FEE, HEIGHT - 1, send)));
        assertRefused(RefusalCode.NOT_PERMITTED, alice.sign(body(CHAIN, alice, 0, FEE - 1, HEIGHT, send)));
        assertRefused(RefusalCode.INSUFFICIENT_BALANCE, alice.sign(body(CHAIN, alice, 0, 100_001, HEIGHT, send)));
        assertRefused(RefusalCode.INSUFFICIENT_BALANCE, transaction(carol, 0, send));
        assertRefused(RefusalCode.BAD_SIGNATURE, bob.sign(body(CHAIN, alice, 0, FEE, HEIGHT, send)));
        assertRefused(RefusalCode.BAD_SIGNATURE, Transaction.of(body(CHAIN, alice, 0, FEE, HEIGHT, send), List.of(
                new TransactionSignature(alice.key(), Signature.of(new byte[64])),
                new TransactionSignature(bob.key(), Signature.of(new byte[64])))));
        List<Operation> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(new Transfer(AssetId.NATIVE, bob.address(), Amount.of(1), Bytes.of(new byte[256])));
        }
        Limits tight = new Limits(64 * 1024, 10, 2_048, Amount.of(FEE));
        Transaction large = transaction(alice, 0, many.toArray(Operation[]::new));
        assertThat(Transition.apply(state, context(tight), List.of(large)))
                .isInstanceOfSatisfying(Transition.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.TOO_LARGE));
    }

    @Test
    void aUsedNonceIsTooLow() {
        state.with(new AccountKey(alice.address()), new Account(3, new Authority.OriginalKey(), Amount.of(10_000)));
        assertRefused(RefusalCode.NONCE_TOO_LOW, transaction(alice, 2, Party.send(bob.address(), 1)));
    }

    @Test
    void theFirstRefusedTransactionIsNamed() {
        Transaction good = transaction(alice, 0, Party.send(bob.address(), 1));
        assertThat(Transition.apply(state, context(Limits.DEFAULT), List.of(good, good)))
                .isInstanceOfSatisfying(Transition.Refused.class, refused -> {
                    assertThat(refused.index()).isEqualTo(1);
                    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NONCE_TOO_LOW);
                });
    }

    private ExecutionResult apply(Transaction... transactions) {
        Transition.Outcome outcome = Transition.apply(state, context(Limits.DEFAULT), List.of(transactions));
        assertThat(outcome).isInstanceOf(Transition.Applied.class);
        return ((Transition.Applied) outcome).result();
    }

    private void assertRefused(RefusalCode code, Transaction transaction) {
        assertThat(Transition.apply(state, context(Limits.DEFAULT), List.of(transaction)))
                .isInstanceOfSatisfying(Transition.Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(code);
                    assertThat(refused.refusal().message()).containsPattern("[0-9]");
                    assertThat(refused.refusal().remedy()).isNotBlank();
                });
    }

    private BlockContext context(Limits limits) {
        return new BlockContext(CHAIN, HEIGHT, 1, proposer.address(), limits, VALIDATORS,
                TestNetwork.CONSTITUTION);
    }

    private static Transaction transaction(Party from, long nonce, Operation... operations) {
        return from.sign(body(CHAIN, from, nonce, FEE, HEIGHT, operations));
    }

    private static TransactionBody body(
            Hash chain, Party from, long nonce, long fee, long validUntil, Operation... operations) {
        return new TransactionBody(chain, from.address(), nonce, Amount.of(fee), validUntil, List.of(operations));
    }

    private static long balance(ExecutionResult result, Party party) {
        return result.changes().account(party.address()).orElseThrow().balance().units();
    }
}
