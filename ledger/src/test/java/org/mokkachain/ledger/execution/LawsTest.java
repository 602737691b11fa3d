package org.mokkachain.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.fixture.MapLedger;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.RandomTraffic;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.Holding;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What holds after any sequence of operations. */
class LawsTest {
    private static final int PARTIES = 8;
    private static final long FUNDS = 300_000;

    private final MapLedger ledger = new MapLedger();
    private final List<Party> parties = new ArrayList<>();

    private RandomTraffic traffic(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PARTIES; i++) {
            parties.add(Party.withUsableKey(random));
            ledger.state().funded(parties.getLast(), FUNDS);
        }
        return new RandomTraffic(seed, MapLedger.CHAIN, parties);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSupplyOfEveryAssetIsWhatIsHeldOfIt(long seed) {
        RandomTraffic traffic = traffic(seed);
        for (int block = 0; block < 150; block++) {
            ledger.block(traffic.block(ledger.state(), 6));
            assertThat(ledger.state().nativeSupply()).as("seed %d block %d", seed, block)
                    .isEqualTo(PARTIES * FUNDS);
            assertThat(ledger.state().holdings()).as("seed %d block %d", seed, block)
                    .isEqualTo(ledger.state().supplies());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aFailedTransactionChangesNothingButFeeAndNonce(long seed) {
        RandomTraffic traffic = traffic(seed);
        int failed = 0;
        for (int block = 0; block < 400; block++) {
            List<Transaction> one = traffic.block(ledger.state(), 1);
            Map<StateKey<?>, StateValue> expected = new HashMap<>(ledger.state().entries());
            if (one.isEmpty()) {
                continue;
            }
            charge(expected, one.getFirst());
            if (!ledger.block(one).receipts().getFirst().applied()) {
                failed++;
                assertThat(ledger.state().entries()).as("seed %d block %d", seed, block).isEqualTo(expected);
            }
        }
        assertThat(failed).isGreaterThan(50);
    }

    private void charge(Map<StateKey<?>, StateValue> entries, Transaction transaction) {
        Amount fee = transaction.body().fee();
        AccountKey sender = new AccountKey(transaction.body().sender());
        AccountKey proposer = new AccountKey(ledger.proposer().address());
        Account before = (Account) entries.get(sender);
        entries.put(sender, new Account(before.nonce() + 1, before.authority(), before.balance().minus(fee)));
        Account paid = (Account) entries.getOrDefault(proposer, Account.NEW);
        entries.put(proposer, paid.withBalance(paid.balance().plus(fee)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void theSameBlocksGiveTheSameResults(long seed) {
        RandomTraffic traffic = traffic(seed);
        for (int block = 0; block < 100; block++) {
            List<Transaction> transactions = traffic.block(ledger.state(), 6);
            ExecutionResult first = ((Transition.Applied) ledger.outcome(transactions)).result();
            ExecutionResult second = ledger.block(transactions);
            assertThat(second.receipts()).isEqualTo(first.receipts());
            assertThat(List.copyOf(second.changes().changes())).isEqualTo(List.copyOf(first.changes().changes()));
        }
    }

    /** Pinned: another run of the virtual machine, with other hash codes, must come to the same. */
    @Test
    void theSameTrafficHasTheSameRootsOnEveryMachine() {
        RandomTraffic traffic = traffic(41);
        List<Bytes> receipts = new ArrayList<>();
        for (int block = 0; block < 200; block++) {
            for (Receipt receipt : ledger.block(traffic.block(ledger.state(), 5)).receipts()) {
                Encoder out = new Encoder();
                receipt.encode(out);
                receipts.add(out.toBytes());
            }
        }
        assertThat(root().hex())
                .isEqualTo("e28e3b6042d1d7de6ddddc3853b71e8b168f44e5251135cdaa10cb4ed51ab161");
        assertThat(MerkleTree.root(receipts).hex())
                .isEqualTo("9cc21607afaa4fcdf736cc7d673c4b93bb74607de38962e8e592ec42de438df2");
    }

    private Hash root() {
        List<TreeChange> entries = new ArrayList<>();
        ledger.state().entries().forEach((key, value) -> {
            // The traffic touches no other kinds.
            if (key.kind().code() <= StateKind.DATA.code()) {
                entries.add(TreeChange.put(key.treeKey(), StateTreeFormat.value(value.encode())));
            }
        });
        return StateTree.EMPTY.with(entries).root();
    }

    @Test
    void randomTrafficMeetsEveryFailureThatItsOperationsCanHave() {
        Set<String> seen = new TreeSet<>();
        RandomTraffic traffic = traffic(31);
        for (int block = 0; block < 400; block++) {
            for (Receipt receipt : ledger.block(traffic.block(ledger.state(), PARTIES)).receipts()) {
                if (receipt.outcome() instanceof Receipt.Failed(int operation, String code)) {
                    seen.add(code);
                }
            }
            parties.forEach(this::refill);
        }
        assertThat(seen).contains("insufficient_balance", "unknown_asset", "asset_frozen", "not_issuer",
                "not_mintable", "not_freezable", "supply_exceeded", "symbol_taken", "already_anchored",
                "no_such_data", "unsafe_authority");
    }

    private void refill(Party party) {
        Account account = ledger.state().account(party);
        ledger.state().with(new AccountKey(party.address()), account.withBalance(Amount.of(FUNDS)));
    }

    @Test
    void theAlarmRingsIfABlockChangesASupply() {
        SupplyCheck coins = new SupplyCheck();
        coins.changed(new AccountKey(ledger.proposer().address()), Optional.empty(),
                Optional.of(Account.holding(Amount.of(1))));
        assertThatThrownBy(coins::requireUnchanged).hasMessageContaining("changed the supply by 1");
        SupplyCheck gold = new SupplyCheck();
        gold.changed(new HoldingKey(ledger.proposer().address(), new AssetId(MapLedger.CHAIN)),
                Optional.of(new Holding(Amount.of(7), false)), Optional.empty());
        assertThatThrownBy(gold::requireUnchanged).hasMessageContaining("by -7");
    }
}
