package org.mokkachain.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.fixture.MapLedger;
import org.mokkachain.ledger.fixture.MapState;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.state.Asset;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.Holding;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.SymbolKey;
import org.mokkachain.ledger.state.SymbolOwner;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

class AssetOperationsTest {
    private static final long MAX = Long.MAX_VALUE;

    private final Random random = new Random(7);
    private final Party issuer = new Party(random);
    private final Party bob = new Party(random);
    private final Party carol = new Party(random);
    private final MapLedger ledger = new MapLedger();
    private final MapState state = ledger.state()
            .funded(issuer, 1_000_000).funded(bob, 1_000_000).funded(carol, 1_000_000);

    @Test
    void theIssuerOfAnAssetHoldsItsFirstSupply() {
        AssetId gold = issue("GOLD", 500, true, true);
        assertThat(state.get(new AssetKey(gold)))
                .contains(new Asset(issuer.address(), "GOLD", 2, Amount.of(500), true, true));
        assertThat(state.get(new SymbolKey("GOLD"))).contains(new SymbolOwner(gold));
        assertThat(state.held(issuer.address(), gold)).isEqualTo(500);
    }

    @Test
    void anAssetMayBeginWithoutASupply() {
        AssetId gold = issue("GOLD", 0, true, false);
        assertThat(state.get(new HoldingKey(issuer.address(), gold))).isEmpty();
        assertApplied(ledger.run(issuer, new Mint(gold, bob.address(), Amount.of(9))));
        assertThat(state.held(bob.address(), gold)).isEqualTo(9);
    }

    @Test
    void noTwoAssetsHaveOneSymbol() {
        issue("GOLD", 1, false, false);
        assertFailed(FailureCode.SYMBOL_TAKEN,
                ledger.run(bob, new IssueAsset("GOLD", 2, Amount.of(7), false, false)));
        assertApplied(ledger.run(bob, new IssueAsset("GOLD2", 2, Amount.of(7), false, false)));
    }

    @Test
    void whatIsHeldCanBeSentToTheLastUnitAndThenNoEntryRemains() {
        AssetId gold = issue("GOLD", 10, false, false);
        assertFailed(FailureCode.INSUFFICIENT_BALANCE, ledger.run(issuer, send(gold, bob, 11)));
        assertApplied(ledger.run(issuer, send(gold, bob, 10)));
        assertThat(state.get(new HoldingKey(issuer.address(), gold))).isEmpty();
        assertThat(state.held(bob.address(), gold)).isEqualTo(10);
        assertApplied(ledger.run(bob, send(gold, bob, 10)));
        assertThat(state.held(bob.address(), gold)).isEqualTo(10);
    }

    @Test
    void whoWasSentAnAssetNeedNotHaveAnAccount() {
        AssetId gold = issue("GOLD", 10, false, false);
        Party stranger = new Party(random);
        assertApplied(ledger.run(issuer, send(gold, stranger, 4)));
        assertThat(state.held(stranger.address(), gold)).isEqualTo(4);
        assertThat(state.account(stranger.address())).isEmpty();
    }

    @Test
    void anAssetNobodyIssuedIsUnknownToEveryOperation() {
        AssetId none = new AssetId(MapLedger.CHAIN);
        Amount one = Amount.of(1);
        for (Operation operation : List.of(send(none, bob, 1), new Mint(none, bob.address(), one),
                new Burn(none, one), new Freeze(none, bob.address(), true))) {
            assertFailed(FailureCode.UNKNOWN_ASSET, ledger.run(issuer, operation));
        }
    }

    @Test
    void onlyTheIssuerMintsBurnsAndFreezes() {
        AssetId gold = issue("GOLD", 10, true, true);
        assertApplied(ledger.run(issuer, send(gold, bob, 5)));
        Amount one = Amount.of(1);
        for (Operation operation : List.of(
                new Mint(gold, bob.address(), one), new Burn(gold, one), new Freeze(gold, carol.address(), true))) {
            assertFailed(FailureCode.NOT_ISSUER, ledger.run(bob, operation));
        }
    }

    @Test
    void whatWasIssuedAsFixedOrFreeStaysSo() {
        AssetId fixed = issue("FIXED", 10, false, false);
        assertFailed(FailureCode.NOT_MINTABLE, ledger.run(issuer, new Mint(fixed, bob.address(), Amount.of(1))));
        assertFailed(FailureCode.NOT_FREEZABLE, ledger.run(issuer, new Freeze(fixed, bob.address(), true)));
        assertApplied(ledger.run(issuer, new Burn(fixed, Amount.of(4))));
        assertThat(supply(fixed)).isEqualTo(6);
    }

    @Test
    void theSupplyHasALimitAndBurningMakesRoomInIt() {
        AssetId gold = issue("GOLD", MAX, true, false);
        assertFailed(FailureCode.SUPPLY_EXCEEDED, ledger.run(issuer, new Mint(gold, bob.address(), Amount.of(1))));
        assertApplied(ledger.run(issuer, new Burn(gold, Amount.of(3))));
        assertApplied(ledger.run(issuer, new Mint(gold, bob.address(), Amount.of(2))));
        assertThat(supply(gold)).isEqualTo(MAX - 1);
        assertFailed(FailureCode.INSUFFICIENT_BALANCE, ledger.run(issuer, new Burn(gold, Amount.of(MAX - 1))));
    }

    @Test
    void whatIsFrozenIsNeitherSentNorReceivedUntilItIsFreed() {
        AssetId gold = issue("GOLD", 10, true, true);
        assertApplied(ledger.run(issuer, send(gold, bob, 5)));
        assertApplied(ledger.run(issuer, new Freeze(gold, bob.address(), true)));
        assertFailed(FailureCode.ASSET_FROZEN, ledger.run(bob, send(gold, carol, 1)));
        assertFailed(FailureCode.ASSET_FROZEN, ledger.run(issuer, send(gold, bob, 1)));
        assertFailed(FailureCode.ASSET_FROZEN, ledger.run(issuer, new Mint(gold, bob.address(), Amount.of(1))));
        assertApplied(ledger.run(issuer, send(gold, carol, 1)));
        assertApplied(ledger.run(issuer, new Freeze(gold, bob.address(), false)));
        assertApplied(ledger.run(bob, send(gold, carol, 5)));
        assertThat(state.held(carol.address(), gold)).isEqualTo(6);
    }

    @Test
    void anAccountThatHoldsNothingCanBeFrozenInAdvanceAndFreeingItLeavesNothingBehind() {
        AssetId gold = issue("GOLD", 10, false, true);
        HoldingKey key = new HoldingKey(bob.address(), gold);
        assertApplied(ledger.run(issuer, new Freeze(gold, bob.address(), true)));
        assertThat(state.get(key)).contains(new Holding(Amount.ZERO, true));
        assertFailed(FailureCode.ASSET_FROZEN, ledger.run(issuer, send(gold, bob, 1)));
        assertApplied(ledger.run(
                issuer, new Freeze(gold, bob.address(), true), new Freeze(gold, bob.address(), false)));
        assertThat(state.get(key)).isEmpty();
    }

    @Test
    void aBatchIsAllOrNothing() {
        AssetId gold = issue("GOLD", 10, true, true);
        int before = state.entries().size();
        assertThat(ledger.run(issuer, new Mint(gold, bob.address(), Amount.of(5)), send(gold, carol, 3),
                        new IssueAsset("SILVER", 0, Amount.of(1), false, false), send(gold, carol, 8)))
                .isEqualTo(new Receipt.Failed(3, "insufficient_balance"));
        assertThat(state.entries()).hasSize(before);
        assertThat(supply(gold)).isEqualTo(10);
        assertThat(state.held(carol.address(), gold)).isZero();
        assertApplied(ledger.run(issuer, new IssueAsset("SILVER", 0, Amount.of(1), false, false)));
    }

    @Test
    void everyIssueOfABatchIsAnAssetOfItsOwn() {
        Transaction batch = ledger.transaction(issuer, List.of(issuer.key()),
                new IssueAsset("GOLD", 0, Amount.of(9), true, false),
                new IssueAsset("SILVER", 0, Amount.of(8), true, false));
        assertApplied(ledger.run(batch));
        assertThat(state.held(issuer.address(), AssetId.issuedBy(batch.id(), 0))).isEqualTo(9);
        assertThat(state.held(issuer.address(), AssetId.issuedBy(batch.id(), 1))).isEqualTo(8);
    }

    private AssetId issue(String symbol, long supply, boolean mintable, boolean freezable) {
        Transaction transaction = ledger.transaction(issuer, List.of(issuer.key()),
                new IssueAsset(symbol, 2, Amount.of(supply), mintable, freezable));
        assertApplied(ledger.run(transaction));
        return AssetId.issuedBy(transaction.id(), 0);
    }

    private long supply(AssetId asset) {
        return state.get(new AssetKey(asset)).orElseThrow().supply().units();
    }

    private static Transfer send(AssetId asset, Party to, long amount) {
        return new Transfer(asset, to.address(), Amount.of(amount), Bytes.EMPTY);
    }

    private static void assertApplied(Receipt.Outcome outcome) {
        assertThat(outcome).isEqualTo(new Receipt.Applied());
    }

    private static void assertFailed(FailureCode code, Receipt.Outcome outcome) {
        assertThat(outcome).isEqualTo(new Receipt.Failed(0, code.text()));
    }
}
