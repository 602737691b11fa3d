package org.mokkachain.ledger.rocksdb;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.snapshot.Offer;
import org.mokkachain.ledger.snapshot.SnapshotAnswers;
import org.mokkachain.ledger.snapshot.SnapshotClient;
import org.mokkachain.ledger.snapshot.SnapshotEffect;
import org.mokkachain.ledger.snapshot.SnapshotEntry;
import org.mokkachain.ledger.snapshot.SnapshotEvent;
import org.mokkachain.ledger.snapshot.SnapshotMessage;
import org.mokkachain.ledger.snapshot.SnapshotSettings;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * A process that fetches a snapshot into a staging directory, says after each chunk how many it has fetched, and is
 * meant to be killed meanwhile. It ends by itself when the new store is in its place.
 */
final class CrashingFetch {
    static final int PARTIES = 60_000;
    private static final PublicKey PEER = PublicKey.of(new byte[PublicKey.LENGTH]);

    private CrashingFetch() {}

    static TestNetwork network() {
        return new TestNetwork(3, PARTIES);
    }

    public static void main(String[] arguments) throws DecodingException {
        TestNetwork network = network();
        InMemoryLedgerStore source = network.memoryStore();
        Chain chain = network.chain(source);
        CommitBatch batch = TestNetwork.commitNext(chain, List.of(
                network.party(0).transfer(network.chainId(), 0, network.party(1).address(), 5)));
        source.append(List.of(batch));
        StagingSwap swap = new StagingSwap(Path.of(arguments[0]).resolve("ledger"));
        if (swap.complete().isPresent()) {
            System.out.println("complete");
            return;
        }
        System.out.println("begun");
        fetch(network, answers(source, batch), swap);
        System.out.println("complete");
    }

    private static SnapshotAnswers answers(InMemoryLedgerStore source, CommitBatch batch) {
        TreeMap<Hash, SnapshotEntry> entries = new TreeMap<>();
        source.forEachEntry(entry -> {
            SnapshotEntry raw = new SnapshotEntry(
                    entry.key().kind().code(), entry.key().naturalKey(), entry.value().encode());
            entries.put(raw.treeKey(), raw);
        });
        StateTree tree = StateTree.EMPTY.with(
                entries.values().stream().map(SnapshotEntry::inTree).toList());
        FinalHeader block = new FinalHeader(
                batch.block().header(), Optional.empty(), batch.proof().orElseThrow());
        return new SnapshotAnswers(new Offer(block, entries.size()), tree, (prefix, maxBytes) -> Optional.of(
                List.copyOf(entries.subMap(prefix.first(), true, prefix.last(), true).values())));
    }

    private static void fetch(TestNetwork network, SnapshotAnswers answers, StagingSwap swap)
            throws DecodingException {
        Staging staging = Staging.open(swap.staging(), network.genesisState().batch());
        NavigableMap<Prefix, Hash> known = staging.chunks();
        System.out.println("has " + known.size());
        SnapshotClient client = new SnapshotClient(SnapshotSettings.above(1),
                TrustChain.of(network.genesis(), (key, message, signature) -> true), known);
        Deque<SnapshotEvent> events = new ArrayDeque<>(List.of(new SnapshotEvent.Connected(PEER)));
        while (!events.isEmpty()) {
            for (SnapshotEffect effect : client.step(1, events.remove())) {
                switch (effect) {
                    case SnapshotEffect.Ask(PublicKey peer, SnapshotMessage.GetChunk chunk) ->
                        events.add(new SnapshotEvent.Received(peer, answers.answer(chunk)));
                    case SnapshotEffect.Ask(PublicKey peer, SnapshotMessage _) ->
                        events.add(new SnapshotEvent.Received(
                                peer, new SnapshotMessage.Offers(1, List.of(answers.offer()))));
                    case SnapshotEffect.Store store -> {
                        staging.store(store.prefix(), store.hash(), store.entries(), known);
                        known.put(store.prefix(), store.hash());
                        System.out.println("stored " + known.size());
                        events.add(new SnapshotEvent.Stored(store.prefix()));
                    }
                    case SnapshotEffect.Penalize penalize -> throw new IllegalStateException(penalize.reason());
                    case SnapshotEffect.Complete complete -> {
                        staging.finish(complete.target(), Hash.ZERO);
                        System.out.println("swapping");
                        swap.complete();
                        return;
                    }
                }
            }
        }
    }
}
