package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.fixture.RandomTraffic;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.snapshot.Offer;
import org.mokkachain.ledger.snapshot.SnapshotAnswers;
import org.mokkachain.ledger.snapshot.SnapshotClient;
import org.mokkachain.ledger.snapshot.SnapshotCodec;
import org.mokkachain.ledger.snapshot.SnapshotEffect;
import org.mokkachain.ledger.snapshot.SnapshotEntry;
import org.mokkachain.ledger.snapshot.SnapshotEvent;
import org.mokkachain.ledger.snapshot.SnapshotMessage;
import org.mokkachain.ledger.snapshot.SnapshotSettings;
import org.mokkachain.ledger.snapshot.Target;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.store.EpochHistory;
import org.mokkachain.ledger.store.IndexReader;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.ProofMaker;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.ledger.store.StateSnapshot;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** A store of 100,000 accounts and entries of every other kind, taken over by another one chunk by chunk. */
class SnapshotRoundTripTest {
    private static final SignatureVerifier ANY = (key, message, signature) -> true;
    private static final Hash NAME = Hash.fromHex("11".repeat(32));
    private static final PublicKey PEER = PublicKey.of(new byte[PublicKey.LENGTH]);
    private static final int BLOCKS = 24;
    private static final int GOVERNANCE = 5;

    @TempDir
    private Path directory;

    private final TestNetwork network = new TestNetwork(1, 100_000);

    private StoreLocation location(String name) {
        return new StoreLocation(directory.resolve(name), network.genesisState().batch(), Optional.of(NAME));
    }

    private Chain fill(RocksDbLedgerStore store) {
        Chain chain = network.chain(store);
        RandomTraffic traffic = new RandomTraffic(1, network.chainId(), network.parties().subList(0, 40));
        for (int i = 0; i < BLOCKS; i++) {
            List<Transaction> some = i == GOVERNANCE ? decisions() : traffic.block(store, 100);
            CommitBatch batch = TestNetwork.commitNext(chain, some);
            store.append(List.of(batch));
            chain.stored(batch.height());
        }
        return chain;
    }

    /** One that is carried out, and one that waits. */
    private List<Transaction> decisions() {
        Change denial = new SetPermission(new AccountSubject(network.party(90).address()), Permission.DENIED);
        List<Transaction> decisions = new ArrayList<>(network.decide(denial, 0, 1));
        Change later = new SetParameter(Parameter.MIN_FEE, 5_000, 0);
        decisions.add(network.operator(0).signs(network.chainId(), 1, new ProposeChange(later, 0)));
        return decisions;
    }

    private static Map<StateKind, Integer> kinds(LedgerReader reader) {
        Map<StateKind, Integer> kinds = new EnumMap<>(StateKind.class);
        reader.forEachEntry(entry -> kinds.merge(entry.key().kind(), 1, Integer::sum));
        return kinds;
    }

    private static List<StateEntry<?>> all(LedgerReader reader) {
        List<StateEntry<?>> all = new ArrayList<>();
        reader.forEachEntry(all::add);
        return all;
    }

    /** Of all assets, by the index that is made of the state. */
    private List<Address> holders(LedgerReader reader) {
        IndexReader index = new IndexReader(reader, new EpochHistory(reader, network.genesis().validators()));
        List<Address> holders = new ArrayList<>();
        reader.forEachEntry(entry -> {
            if (entry.key() instanceof AssetKey(AssetId asset)) {
                holders.addAll(index.holders(asset, Optional.empty(), 100));
            }
        });
        return holders;
    }

    /** Answers at once; ends when all is stored, or so many chunks were. */
    private Optional<Target> fetch(SnapshotAnswers answers, Staging staging, int chunks) throws DecodingException {
        NavigableMap<Prefix, Hash> known = staging.chunks();
        SnapshotClient client = new SnapshotClient(
                SnapshotSettings.above(1), TrustChain.of(network.genesis(), ANY), known);
        Deque<SnapshotEvent> events = new ArrayDeque<>(List.of(new SnapshotEvent.Connected(PEER)));
        int stored = 0;
        while (!events.isEmpty() && stored < chunks) {
            for (SnapshotEffect effect : client.step(1, events.remove())) {
                switch (effect) {
                    case SnapshotEffect.Ask(PublicKey peer, SnapshotMessage question) ->
                        events.add(new SnapshotEvent.Received(peer, answer(answers, question)));
                    case SnapshotEffect.Store store -> {
                        staging.store(store.prefix(), store.hash(), store.entries(), known);
                        known.put(store.prefix(), store.hash());
                        events.add(new SnapshotEvent.Stored(store.prefix()));
                        stored++;
                    }
                    case SnapshotEffect.Penalize penalize -> throw new AssertionError(penalize);
                    case SnapshotEffect.Complete(Target target) -> {
                        return Optional.of(target);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static SnapshotMessage answer(SnapshotAnswers answers, SnapshotMessage question)
            throws DecodingException {
        SnapshotMessage answer = switch (question) {
            case SnapshotMessage.GetOffers _ -> new SnapshotMessage.Offers(BLOCKS, List.of(answers.offer()));
            case SnapshotMessage.GetChunk chunk -> answers.answer(chunk);
            default -> throw new AssertionError(question);
        };
        return SnapshotCodec.decode(SnapshotCodec.encode(answer));
    }

    @ParameterizedTest(name = "killed before the end was marked: {0}")
    @ValueSource(booleans = {false, true})
    void aStateIsTakenOverChunkByChunkAndTheChainGoesOnFromIt(boolean killed) throws Exception {
        try (RocksDbLedgerStore source = RocksDbLedgerStore.open(location("source"))) {
            Chain chain = fill(source);
            assertThat(kinds(source)).containsOnlyKeys(StateKind.values());
            List<StateEntry<?>> before = all(source);
            StagingSwap swap = new StagingSwap(directory.resolve("ledger"));
            RocksDbLedgerStore.open(location("ledger")).close();
            try (StateSnapshot snapshot = source.snapshot()) {
                SnapshotAnswers answers = new SnapshotAnswers(
                        new Offer(new ProofMaker(source).certified(BLOCKS).orElseThrow().block(), before.size()),
                        snapshot.tree(),
                        snapshot);
                CommitBatch later = TestNetwork.commitNext(chain, List.of());
                source.append(List.of(later));
                takeOver(answers, swap, killed);
                check(before, holders(source), later);
            }
        }
    }

    @Test
    void entriesLookedUpOneByOneAreThoseOfTheCopyInMemory() {
        try (RocksDbLedgerStore source = RocksDbLedgerStore.open(location("source"))) {
            fill(source);
            try (StateSnapshot lookedUp = source.snapshot();
                    StateSnapshot copied = source.snapshot()) {
                StateTree tree = copied.tree();
                List<SnapshotEntry> all = lookedUp.entries(Prefix.ROOT, Integer.MAX_VALUE).orElseThrow();
                assertThat(all).hasSize(tree.size()).isSortedAccordingTo(Comparator.comparing(SnapshotEntry::treeKey));
                assertThat(copied.entries(Prefix.ROOT, Integer.MAX_VALUE)).contains(all);
                for (int length = 0; length < 14; length++) {
                    Prefix prefix = Prefix.of(all.get(all.size() * length / 14).treeKey(), length);
                    List<SnapshotEntry> inside =
                            all.stream().filter(entry -> prefix.covers(entry.treeKey())).toList();
                    int bytes = inside.stream().mapToInt(SnapshotAnswers::encodedLength).sum();
                    for (StateSnapshot snapshot : List.of(lookedUp, copied)) {
                        assertThat(snapshot.entries(prefix, bytes)).contains(inside);
                        assertThat(snapshot.entries(prefix, bytes - 1)).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void aStateWithoutRoomIsNotCopied() {
        byte[] key = new byte[20];
        StateCopy copy = new StateCopy(100);
        copy.add(0, 1, key, 20, key, 18);
        copy.add(9, 1, key, 20, key, 18);
        assertThat(copy.isWhole()).isTrue();
        copy.add(9, 1, key, 20, key, 3);
        copy.add(9, 1, key, 20, key, 18);
        assertThat(copy.isWhole()).isFalse();
    }

    /** Cut off after seven chunks, and gone on with. */
    private void takeOver(SnapshotAnswers answers, StagingSwap swap, boolean killed)
            throws DecodingException, IOException {
        try (Staging staging = Staging.open(swap.staging(), network.genesisState().batch())) {
            assertThat(fetch(answers, staging, 7)).isEmpty();
        }
        assertThat(swap.complete()).isEmpty();
        Staging staging = Staging.open(swap.staging(), network.genesisState().batch());
        assertThat(staging.chunks()).hasSize(7);
        Target target = fetch(answers, staging, Integer.MAX_VALUE).orElseThrow();
        staging.finish(target, NAME);
        if (killed) {
            Files.delete(swap.staging().resolve("created"));
        }
        assertThat(swap.complete()).isPresent();
        assertThat(swap.complete()).isEmpty();
        assertThat(Files.exists(swap.staging())).isFalse();
    }

    private void check(List<StateEntry<?>> before, List<Address> holders, CommitBatch later) {
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(location("ledger"))) {
            assertThat(store.head().height()).isEqualTo(BLOCKS);
            assertThat(store.first()).isEqualTo(BLOCKS + 1);
            assertThat(all(store)).isEqualTo(before);
            assertThat(holders(store)).isEqualTo(holders).isNotEmpty();
            assertThat(store.block(BLOCKS)).isEmpty();
            assertThat(store.header(3)).isEmpty();
            assertThat(store.range(3, RangeLimit.SYNC)).isEmpty();
            assertThat(store.proof(BLOCKS)).isPresent();
            Chain chain = network.resume(store);
            assertThat(chain.tip().hash()).isEqualTo(later.block().header().parentHash());
            store.append(List.of(later));
            assertThat(store.block(BLOCKS + 1)).isPresent();
        }
        try (RocksDbLedgerStore again = RocksDbLedgerStore.open(location("ledger"))) {
            assertThat(again.head().height()).isEqualTo(BLOCKS + 1);
        }
        var verdict = StoreFiles.verify(network, directory.resolve("ledger"), directory.resolve("scratch"));
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.executed()).isFalse();
        assertThat(verdict.first()).isEqualTo(BLOCKS + 1);
    }
}
