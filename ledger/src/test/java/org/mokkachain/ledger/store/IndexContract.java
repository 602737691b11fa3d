package org.mokkachain.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What every store finds by its indexes. */
public abstract class IndexContract {
    private final TestNetwork network = new TestNetwork(7, 6);
    private final Party issuer = network.party(0);
    private final Party bob = network.party(1);
    private final Party carol = network.party(2);
    private final long[] nonces = new long[6];

    /** A new store that begins with this genesis. */
    protected abstract LedgerStore create(GenesisState genesis);

    private static IndexReader reader(LedgerStore store, TestNetwork network) {
        return new IndexReader(store, new EpochHistory(store, network.genesis().validators()));
    }

    private Transaction transaction(int party, Operation... operations) {
        Party sender = network.party(party);
        return sender.sign(new TransactionBody(
                network.chainId(), sender.address(), nonces[party]++, Amount.of(1_000), 1_000, List.of(operations)));
    }

    private static CommitBatch commit(LedgerStore store, Chain chain, Transaction... transactions) {
        CommitBatch batch = TestNetwork.commitNext(chain, List.of(transactions));
        store.append(List.of(batch));
        return batch;
    }

    @Test
    void theHistoryOfAnAssetAndItsHoldersFollowWhatHappens() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            Transaction issue = transaction(0, new IssueAsset("EUR", 2, Amount.of(100), true, true));
            AssetId euro = AssetId.issuedBy(issue.id(), 0);
            commit(store, chain, issue);
            commit(store, chain,
                    transaction(0, new Transfer(euro, bob.address(), Amount.of(40), Bytes.EMPTY)),
                    transaction(3, Party.send(bob.address(), 1)));
            commit(store, chain, transaction(1, new Transfer(euro, carol.address(), Amount.of(40), Bytes.EMPTY)));
            commit(store, chain, transaction(2, new Mint(euro, carol.address(), Amount.of(1)))); // not the issuer
            IndexReader indexes = reader(store, network);
            assertThat(indexes.assetHistory(euro, Optional.empty(), 10)).extracting(Location::height)
                    .containsExactly(3L, 2L, 1L);
            List<Location> first = indexes.assetHistory(euro, Optional.empty(), 2);
            assertThat(indexes.assetHistory(euro, Optional.of(first.getLast()), 2)).extracting(Location::height)
                    .containsExactly(1L);
            assertThat(indexes.holders(euro, Optional.empty(), 10))
                    .isSorted()
                    .containsExactlyInAnyOrder(issuer.address(), carol.address());
            assertThat(indexes.holders(euro, Optional.of(indexes.holders(euro, Optional.empty(), 1).getFirst()), 10))
                    .hasSize(1);
            assertThat(indexes.assetHistory(new AssetId(issue.id()), Optional.empty(), 10)).isEmpty();
        }
    }

    @Test
    void aFrozenAccountThatHoldsNothingIsListedUntilItIsFree() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            Transaction issue = transaction(0, new IssueAsset("EUR", 2, Amount.of(100), true, true));
            AssetId euro = AssetId.issuedBy(issue.id(), 0);
            commit(store, chain, issue, transaction(0, new Freeze(euro, bob.address(), true)));
            IndexReader indexes = reader(store, network);
            assertThat(indexes.holders(euro, Optional.empty(), 10)).contains(bob.address());
            assertThat(store.history(bob.address(), Optional.empty(), 10).entries())
                    .containsExactly(new HistoryEntry(new Location(1, 1), false, false));
            commit(store, chain, transaction(0, new Freeze(euro, bob.address(), false)));
            assertThat(indexes.holders(euro, Optional.empty(), 10)).doesNotContain(bob.address());
        }
    }

    @Test
    void theHistoryOfAnEntryOfDataHasEveryTransactionThatChangedIt() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            commit(store, chain,
                    transaction(0, new PutData("a", Bytes.of((byte) 1)), new PutData("a/b", Bytes.EMPTY)),
                    transaction(1, new PutData("a", Bytes.EMPTY)));
            commit(store, chain, transaction(0, new PutData("a", Bytes.EMPTY), new DeleteData("a")));
            commit(store, chain, transaction(0, new DeleteData("a")), transaction(2, Party.send(bob.address(), 1)));
            commit(store, chain, transaction(0, new PutData("a", Bytes.EMPTY)));
            IndexReader indexes = reader(store, network);
            assertThat(indexes.dataHistory(issuer.address(), "a", Optional.empty(), 10))
                    .containsExactly(new Location(4, 0), new Location(2, 0), new Location(1, 0));
            assertThat(indexes.dataHistory(issuer.address(), "a", Optional.of(new Location(4, 0)), 1))
                    .containsExactly(new Location(2, 0));
            assertThat(indexes.dataHistory(issuer.address(), "a/b", Optional.empty(), 10))
                    .containsExactly(new Location(1, 0));
            assertThat(indexes.dataHistory(bob.address(), "a", Optional.empty(), 10))
                    .containsExactly(new Location(1, 1));
            assertThat(indexes.dataHistory(carol.address(), "a", Optional.empty(), 10)).isEmpty();
        }
    }

    @Test
    void documentsAreListedNewestFirstOfAllAndOfOneAccount() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            commit(store, chain,
                    transaction(0, new Anchor(hash(1), "one"), new Anchor(hash(2), "two")),
                    transaction(1, new Anchor(hash(3), "three")));
            commit(store, chain, transaction(0, new Anchor(hash(1), "again")), transaction(1, new Anchor(hash(4), "")));
            IndexReader indexes = reader(store, network);
            assertThat(anchors(indexes, Optional.empty())).hasSize(4)
                    .startsWith(hash(4))
                    .containsExactlyInAnyOrder(hash(1), hash(2), hash(3), hash(4));
            assertThat(indexes.anchors(Optional.of(issuer.address()), Optional.empty(), 10))
                    .extracting(IndexReader.AnchorPlace::hash)
                    .containsExactlyInAnyOrder(hash(2), hash(1));
        }
    }

    /** All of them, one page each. */
    private static List<Hash> anchors(IndexReader indexes, Optional<Bytes> after) {
        List<Hash> all = new ArrayList<>();
        List<IndexReader.AnchorPlace> page = indexes.anchors(Optional.empty(), after, 1);
        while (!page.isEmpty()) {
            all.add(page.getFirst().hash());
            page = indexes.anchors(Optional.empty(), Optional.of(page.getFirst().place()), 1);
        }
        return all;
    }

    @Test
    void theBlocksOfAValidatorAreFoundByNameAndByKey() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            List<Long> heights = new ArrayList<>();
            int proposer = 0;
            for (int i = 0; i < 5; i++) {
                CommitBatch batch = commit(store, chain, transaction(3, Party.send(bob.address(), 1)));
                proposer = batch.block().header().proposer();
                heights.addFirst(batch.height());
            }
            IndexReader indexes = reader(store, network);
            var validator = network.genesis().validators().get(proposer);
            assertThat(indexes.proposedBy(validator.name(), Long.MAX_VALUE, 10)).isEqualTo(heights);
            assertThat(indexes.proposedBy(validator.key().hex(), 4, 2)).containsExactly(3L, 2L);
            assertThat(indexes.proposedBy("nobody", Long.MAX_VALUE, 10)).isEmpty();
        }
    }

    @Test
    void whoseKeyIsToSignHasItInItsHistory() {
        try (LedgerStore store = create(network.genesisState())) {
            Chain chain = network.chain(store);
            Authority both = Authority.Weighted.sorting(1, List.of(
                    new Authority.WeightedKey(issuer.key(), 1), new Authority.WeightedKey(carol.key(), 1)));
            commit(store, chain, transaction(0, new SetAuthority(both)));
            assertThat(store.history(carol.address(), Optional.empty(), 10).entries())
                    .containsExactly(new HistoryEntry(new Location(1, 0), false, false));
            assertThat(store.history(issuer.address(), Optional.empty(), 10).entries())
                    .containsExactly(new HistoryEntry(new Location(1, 0), true, false));
        }
    }

    private static Hash hash(int number) {
        return Sha256.hash(new byte[] {(byte) number});
    }
}
