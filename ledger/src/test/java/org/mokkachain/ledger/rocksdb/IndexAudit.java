package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AnchorRecord;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.store.EpochHistory;
import org.mokkachain.ledger.store.HistoryEntry;
import org.mokkachain.ledger.store.HistoryPage;
import org.mokkachain.ledger.store.Index;
import org.mokkachain.ledger.store.IndexReader;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.ledger.store.Participants;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Whether everything that a store can be asked by an index is what its blocks and its state say, no more, no less. */
final class IndexAudit {
    private static final int ALL = 1_000_000;

    private final TestNetwork network;
    private final RocksDbLedgerStore store;
    private final IndexReader indexes;
    private final List<StateEntry<?>> entries = new ArrayList<>();

    IndexAudit(TestNetwork network, RocksDbLedgerStore store) {
        this.network = network;
        this.store = store;
        this.indexes = new IndexReader(store, new EpochHistory(store, network.genesis().validators()));
        store.forEachEntry(entries::add);
    }

    void run() {
        blocks();
        holders();
        anchors();
        tree();
        long epoch = Governance.in(store).membership().epoch();
        assertThat(new EpochHistory(store, network.genesis().validators()).of(epoch).validators())
                .isEqualTo(Governance.in(store).membership().validators());
        assertThat(TestNetwork.supply(store)).isEqualTo(network.genesis().supply().units());
    }

    /** Blocks and transactions are found by their hashes, and in the histories of those whom they concern. */
    private void blocks() {
        Map<Address, List<HistoryEntry>> histories = new TreeMap<>();
        Map<String, List<Long>> proposers = new TreeMap<>();
        Hash parent = network.genesisState().batch().hash();
        for (long height = 1; height <= store.head().height(); height++) {
            Block block = store.block(height).orElseThrow();
            assertThat(block.header().parentHash()).isEqualTo(parent);
            assertThat(store.heightOf(block.hash())).contains(height);
            assertThat(store.receipts(height).orElseThrow()).hasSameSizeAs(block.transactions());
            for (int i = 0; i < block.transactions().size(); i++) {
                Transaction transaction = block.transactions().get(i);
                Location location = new Location(height, i);
                assertThat(store.locate(transaction.id())).contains(location);
                for (Participants.Participant p : Participants.of(transaction)) {
                    histories.computeIfAbsent(p.account(), _ -> new ArrayList<>())
                            .addFirst(new HistoryEntry(location, p.sent(), p.received()));
                }
            }
            proposers.computeIfAbsent(
                    block.header().epoch() + "/" + block.header().proposer(), _ -> new ArrayList<>()).add(height);
            parent = block.hash();
        }
        histories.forEach((account, expected) -> assertThat(history(account)).isEqualTo(expected));
        assertThat(count(Family.HISTORY))
                .isEqualTo(histories.values().stream().mapToLong(List::size).sum());
        assertThat(count(Family.PROPOSED)).isEqualTo(store.head().height());
        assertThat(proposers.values().stream().mapToLong(List::size).sum()).isEqualTo(store.head().height());
    }

    private List<HistoryEntry> history(Address account) {
        HistoryPage page = store.history(account, Optional.empty(), HistoryPage.MAX_ENTRIES);
        List<HistoryEntry> all = new ArrayList<>(page.entries());
        while (page.next().isPresent()) {
            page = store.history(account, page.next(), HistoryPage.MAX_ENTRIES);
            all.addAll(page.entries());
        }
        return all;
    }

    private void holders() {
        Map<AssetId, TreeSet<Address>> held = new TreeMap<>();
        for (StateEntry<?> entry : entries) {
            if (entry.key() instanceof HoldingKey(Address owner, AssetId asset)) {
                held.computeIfAbsent(asset, _ -> new TreeSet<>()).add(owner);
            }
        }
        held.forEach((asset, owners) ->
                assertThat(indexes.holders(asset, Optional.empty(), ALL)).containsExactlyElementsOf(owners));
        assertThat(store.index(Index.HOLDERS, Bytes.EMPTY, Optional.empty(), ALL))
                .hasSize(held.values().stream().mapToInt(TreeSet::size).sum());
    }

    private record Notary(AnchorKey key, AnchorRecord record) {}

    private void anchors() {
        List<Notary> all = new ArrayList<>();
        for (StateEntry<?> entry : entries) {
            if (entry.key() instanceof AnchorKey key && entry.value() instanceof AnchorRecord value) {
                all.add(new Notary(key, value));
            }
        }
        all.sort(Comparator.comparingLong((Notary notary) -> -notary.record().height())
                .thenComparing(notary -> notary.key().hash()));
        assertThat(anchors(Optional.empty())).isEqualTo(all.stream().map(n -> n.key().hash()).toList());
        for (Address owner : all.stream().map(n -> n.record().owner()).distinct().toList()) {
            assertThat(anchors(Optional.of(owner))).isEqualTo(all.stream()
                    .filter(n -> n.record().owner().equals(owner))
                    .map(n -> n.key().hash())
                    .toList());
        }
        assertThat(count(Family.ACCOUNT_ANCHORS)).isEqualTo(all.size());
    }

    private List<Hash> anchors(Optional<Address> account) {
        return indexes.anchors(account, Optional.empty(), ALL).stream()
                .map(IndexReader.AnchorPlace::hash)
                .toList();
    }

    /** What a snapshot would be served from is the state of the last header. */
    private void tree() {
        try (var snapshot = store.snapshot()) {
            Hash root = store.header(store.head().height()).orElseThrow().stateRoot();
            assertThat(snapshot.tree().root()).isEqualTo(root);
            assertThat(snapshot.entries(Prefix.ROOT, Integer.MAX_VALUE).orElseThrow()).hasSameSizeAs(entries);
        }
    }

    private long count(Family family) {
        long[] count = {0};
        store.database().walk(family, new byte[0], (key, value) -> {
            count[0]++;
            return true;
        });
        return count[0];
    }
}
