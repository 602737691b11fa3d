package org.mokkachain.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.RandomTraffic;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.tree.NaiveRoot;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What every store does. */
public abstract class LedgerStoreContract {
    protected final TestNetwork network = new TestNetwork(42, 6);

    /** A new store that begins with this genesis. */
    protected abstract LedgerStore create(GenesisState genesis);

    @Test
    void aNewStoreHoldsTheGenesisBlockAndItsAccounts() {
        try (LedgerStore store = create(network.genesisState())) {
            assertThat(store.head()).isEqualTo(new Head(0, network.genesisState().batch().hash()));
            assertThat(store.chainId()).isEqualTo(network.chainId());
            assertThat(store.block(0)).contains(network.genesisState().batch().block());
            assertThat(store.heightOf(store.head().hash())).contains(0L);
            assertThat(store.proof(0)).isEmpty();
            assertThat(store.account(network.party(3).address()).orElseThrow().balance())
                    .isEqualTo(Amount.of(TestNetwork.FUNDS));
            assertThat(store.account(new Party(new Random(9)).address())).isEmpty();
            assertThat(store.openingReport()).isNotEmpty();
        }
    }

    @Test
    void everythingOfABlockCanBeReadAfterItWasAppended() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            List<CommitBatch> batches = grow(chain, 3, 5);
            store.append(batches);
            assertThat(store.head()).isEqualTo(new Head(3, batches.getLast().hash()));
            for (CommitBatch batch : batches) {
                assertThat(store.block(batch.height())).contains(batch.block());
                assertThat(store.header(batch.height())).contains(batch.block().header());
                assertThat(store.receipts(batch.height())).contains(batch.receipts());
                assertThat(store.heightOf(batch.hash())).contains(batch.height());
                assertThat(store.proof(batch.height())).isEqualTo(batch.proof());
                for (int i = 0; i < batch.block().transactions().size(); i++) {
                    Transaction transaction = batch.block().transactions().get(i);
                    Location location = new Location(batch.height(), i);
                    assertThat(store.locate(transaction.id())).contains(location);
                    assertThat(store.transaction(transaction.id()))
                            .contains(new FinalTransaction(transaction, location, batch.receipts().get(i)));
                }
            }
            batches.getLast().changes()
                    .forEachAccount((address, account) -> assertThat(store.account(address)).contains(account));
        }
    }

    @Test
    void theBeginningOfAnEpochIsKeptWithTheBlockThatMakesIt() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            CommitBatch last = TestNetwork.commitNext(chain, network.lastOneLeaves(0, 1));
            store.append(List.of(last));
            assertThat(store.epoch(1)).isPresent().isEqualTo(last.nextEpoch());
            assertThat(store.epoch(0)).isEmpty();
            assertThat(store.epoch(2)).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsEmpty() {
        try (LedgerStore store = create(network.genesisState())) {
            assertThat(store.block(1)).isEmpty();
            assertThat(store.header(1)).isEmpty();
            assertThat(store.receipts(1)).isEmpty();
            assertThat(store.proof(1)).isEmpty();
            assertThat(store.heightOf(Hash.ZERO)).isEmpty();
            assertThat(store.transaction(Hash.ZERO)).isEmpty();
            assertThat(store.range(1, RangeLimit.SYNC)).isEmpty();
            assertThat(store.history(network.party(0).address(), Optional.empty(), 10).entries()).isEmpty();
        }
    }

    @Test
    void aBlockWithoutAProofIsProvedByTheNextThatHasOne() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                blocks.add(TestNetwork.build(chain, blocks.isEmpty() ? chain.tip()
                        : blocks.getLast().header(), List.of()));
            }
            store.append(chain.commit(blocks.stream().map(Block::hash).toList(), TestNetwork.proof(blocks.get(3))));
            for (int height = 1; height <= 4; height++) {
                assertThat(store.proof(height).orElseThrow().leadsFrom(blocks.get(height - 1).hash())).isTrue();
                assertThat(store.proof(height).orElseThrow().descendants()).hasSize(4 - height);
            }
            assertThat(store.range(1, RangeLimit.SYNC)).extracting(b -> b.proof().isPresent())
                    .containsExactly(false, false, false, true);
        }
    }

    @Test
    void aRangeEndsAtItsLimits() {
        try (LedgerStore store = create(network.genesisState())) {
            List<CommitBatch> batches = grow(network.chain(store), 10, 4);
            store.append(batches);
            assertThat(store.range(2, new RangeLimit(3, 1 << 20)))
                    .extracting(b -> b.header().height()).containsExactly(2L, 3L, 4L);
            long two = batches.get(1).block().header().bodyBytes() + batches.get(2).block().header().bodyBytes();
            assertThat(store.range(2, new RangeLimit(100, two))).hasSize(2);
            assertThat(store.range(2, new RangeLimit(100, 1))).hasSize(1);
            assertThat(store.range(8, RangeLimit.SYNC)).hasSize(3).allSatisfy(b ->
                    assertThat(b.body().length()).isEqualTo(b.header().bodyBytes()));
        }
    }

    @Test
    void historyPagesFromTheNewestToTheOldestWithoutGapsOrRepetition() {
        try (LedgerStore store = create(network.genesisState())) {
            store.append(grow(network.chain(store), 12, 7));
            for (Party party : network.parties()) {
                List<HistoryEntry> all = store.history(party.address(), Optional.empty(), 1_000).entries();
                assertThat(all).isNotEmpty();
                List<HistoryEntry> paged = new ArrayList<>();
                Optional<HistoryCursor> cursor = Optional.empty();
                do {
                    HistoryPage page = store.history(party.address(), cursor, 3);
                    paged.addAll(page.entries());
                    cursor = page.next();
                } while (cursor.isPresent());
                assertThat(paged).isEqualTo(all);
                assertThat(all).isSortedAccordingTo((a, b) -> a.location().height() != b.location().height()
                        ? Long.compare(b.location().height(), a.location().height())
                        : Integer.compare(b.location().index(), a.location().index()));
                for (HistoryEntry entry : all) {
                    Transaction transaction = store.block(entry.location().height()).orElseThrow()
                            .transactions().get(entry.location().index());
                    assertThat(entry.sent()).isEqualTo(transaction.body().sender().equals(party.address()));
                    assertThat(entry.sent() || entry.received()).isTrue();
                }
            }
        }
    }

    @Test
    void onlyBlocksThatExtendTheHeadAreAppended() {
        try (LedgerStore store = create(network.genesisState())) {
            List<CommitBatch> batches = grow(network.chain(store), 3, 1);
            assertThatThrownBy(() -> store.append(batches.subList(1, 3))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.append(List.of(batches.get(0), batches.get(2))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.head().height()).isZero();
            store.append(batches);
            assertThatThrownBy(() -> store.append(batches)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPrunedStoreHasOnlyTheLastBodiesAndSaysWhereTheyBegin() {
        try (LedgerStore store = create(network.genesisState())) {
            List<CommitBatch> batches = grow(network.chain(store), 10, 4);
            store.append(batches);
            assertThat(store.first()).isZero();
            assertThat(store.prune(100)).isZero();
            assertThat(store.prune(4)).isEqualTo(7);
            assertThat(store.prune(6)).isEqualTo(7);
            assertThat(store.first()).isEqualTo(7);
            for (CommitBatch batch : batches) {
                boolean kept = batch.height() >= 7;
                Hash id = batch.block().transactions().getFirst().id();
                assertThat(store.block(batch.height()).isPresent()).isEqualTo(kept);
                assertThat(store.transaction(id).isPresent()).isEqualTo(kept);
                assertThat(store.locate(id)).contains(new Location(batch.height(), 0));
                assertThat(store.header(batch.height())).contains(batch.block().header());
                assertThat(store.proof(batch.height())).isEqualTo(batch.proof());
                assertThat(store.receipts(batch.height())).contains(batch.receipts());
            }
            assertThat(store.range(6, RangeLimit.SYNC)).isEmpty();
            assertThat(store.range(7, RangeLimit.SYNC)).hasSize(4);
            assertThat(network.resume(store).tip().height()).isEqualTo(10);
            assertThatThrownBy(() -> store.prune(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void syncSaysHowFarItReached() {
        try (LedgerStore store = create(network.genesisState())) {
            List<CommitBatch> batches = grow(network.chain(store), 3, 1);
            store.append(batches.subList(0, 2));
            assertThat(store.sync()).isEqualTo(2);
            store.append(batches.subList(2, 3));
            assertThat(store.sync()).isEqualTo(3);
        }
    }

    @Test
    void theChainGoesOnFromTheAccountsOfTheStore() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            store.append(grow(chain, 5, 6));
            Chain resumed = network.resume(store);
            assertThat(resumed.tipHash()).isEqualTo(chain.tipHash());
            assertThat(resumed.committedTree().root()).isEqualTo(chain.committedTree().root());
            assertThat(TestNetwork.supply(store)).isEqualTo(network.genesis().supply().units());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappensTheStoreHoldsTheStateThatTheLastHeaderCommitsTo(long seed) {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            for (CommitBatch batch : everything(chain, 60, seed)) {
                store.append(List.of(batch));
            }
            chain.stored(chain.tip().height());
            assertThat(network.resume(store).committedTree().root()).isEqualTo(chain.tip().stateRoot());
            SortedMap<Hash, Hash> entries = new TreeMap<>();
            store.forEachEntry(entry -> {
                entries.put(entry.key().treeKey(), StateTreeFormat.value(entry.value().encode()));
                assertThat(holds(store, entry)).as("%s", entry).isTrue();
                assertThat(holds(chain.committedState(), entry)).as("%s", entry).isTrue();
            });
            assertThat(NaiveRoot.of(entries)).isEqualTo(chain.tip().stateRoot());
            assertThat(entries).hasSize(chain.committedTree().size());
        }
    }

    private static <V extends StateValue> boolean holds(StateView view, StateEntry<V> entry) {
        return view.get(entry.key()).filter(entry.value()::equals).isPresent();
    }

    @Test
    void entriesAreListedByPrefixInPages() {
        Party alice = network.party(0);
        List<String> names = List.of("a", "b/1", "b/2", "b/3", "b0", "c");
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            List<Operation> puts = new ArrayList<>();
            names.forEach(name -> puts.add(new PutData(name, Bytes.EMPTY)));
            store.append(List.of(TestNetwork.commitNext(chain, List.of(alice.sign(new TransactionBody(
                    network.chainId(), alice.address(), 0, Amount.of(1_000), 100, puts))))));
            Bytes own = Bytes.of(alice.address().toBytes());
            assertThat(names(store.scan(StateKind.DATA, own, Optional.empty(), 100))).isEqualTo(names);
            Bytes branch = new DataKey(alice.address(), "b/").naturalKey();
            List<StateEntry<?>> page = store.scan(StateKind.DATA, branch, Optional.empty(), 2);
            assertThat(names(page)).containsExactly("b/1", "b/2");
            Optional<Bytes> cursor = Optional.of(page.getLast().key().naturalKey());
            assertThat(names(store.scan(StateKind.DATA, branch, cursor, 2))).containsExactly("b/3");
            assertThat(names(store.scan(StateKind.DATA, branch, Optional.of(own), 2))).containsExactly("b/1", "b/2");
            assertThat(store.scan(StateKind.ANCHOR, Bytes.EMPTY, Optional.empty(), 10)).isEmpty();
            assertThat(store.scan(StateKind.ACCOUNT, Bytes.EMPTY, Optional.empty(), 3)).hasSize(3);
        }
    }

    private static List<String> names(List<StateEntry<?>> entries) {
        return entries.stream().map(entry -> ((DataKey) entry.key()).name()).toList();
    }

    /** Commits {@code blocks} blocks with all operations. */
    protected List<CommitBatch> everything(Chain chain, int blocks, long seed) {
        RandomTraffic traffic = new RandomTraffic(seed, network.chainId(), network.operators());
        List<CommitBatch> batches = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            batches.add(TestNetwork.commitNext(chain, traffic.block(chain.committedState(), 4)));
        }
        return batches;
    }

    /** Commits {@code blocks} blocks of random transfers and tells the chain that they are stored. */
    protected List<CommitBatch> grow(Chain chain, int blocks, int transfers) {
        Random random = new Random(chain.tip().height());
        List<CommitBatch> batches = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            long[] nonces = network.parties().stream()
                    .mapToLong(p -> chain.committedState().account(p.address()).orElseThrow().nonce()).toArray();
            List<Transaction> transactions = new ArrayList<>();
            for (int t = 0; t < transfers; t++) {
                int from = random.nextInt(nonces.length);
                int to = random.nextInt(nonces.length);
                transactions.add(network.party(from).transfer(network.chainId(), nonces[from]++,
                        network.party(to).address(), 1 + random.nextInt(1_000)));
            }
            batches.add(TestNetwork.commitNext(chain, transactions));
        }
        return batches;
    }
}
