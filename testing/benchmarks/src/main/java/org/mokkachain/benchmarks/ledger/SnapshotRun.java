package org.mokkachain.benchmarks.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.Staging;
import org.mokkachain.ledger.rocksdb.StagingSwap;
import org.mokkachain.ledger.snapshot.Offer;
import org.mokkachain.ledger.snapshot.SnapshotAnswers;
import org.mokkachain.ledger.snapshot.SnapshotClient;
import org.mokkachain.ledger.snapshot.SnapshotCodec;
import org.mokkachain.ledger.snapshot.SnapshotEffect;
import org.mokkachain.ledger.snapshot.SnapshotEvent;
import org.mokkachain.ledger.snapshot.SnapshotMessage;
import org.mokkachain.ledger.snapshot.SnapshotSettings;
import org.mokkachain.ledger.store.ProofMaker;
import org.mokkachain.ledger.store.StateSnapshot;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** One snapshot from one store into another, every message encoded and decoded; client and server take turns. */
final class SnapshotRun {
    private static final PublicKey PEER = PublicKey.of(new byte[PublicKey.LENGTH]);

    private final Genesis genesis;
    private final CommitBatch first;
    private final RocksDbLedgerStore source;
    private final StagingSwap swap;
    private long serving;
    private long storing;

    SnapshotRun(Genesis genesis, CommitBatch first, RocksDbLedgerStore source, StagingSwap swap) {
        this.genesis = genesis;
        this.first = first;
        this.source = source;
        this.swap = swap;
    }

    void run() throws DecodingException {
        long started = System.nanoTime();
        try (StateSnapshot snapshot = source.snapshot()) {
            StateTree tree = snapshot.tree();
            System.out.printf("    of it: the server's tree %.2f s%n", (System.nanoTime() - started) / 1e9);
            Offer offer = new Offer(
                    new ProofMaker(source).certified(source.head().height()).orElseThrow().block(), tree.size());
            fetch(new SnapshotAnswers(offer, tree, snapshot));
        }
        System.out.printf("    of it: answers %.2f s, storing %.2f s; all until the swap %.2f s%n",
                serving / 1e9, storing / 1e9, (System.nanoTime() - started) / 1e9);
    }

    private void fetch(SnapshotAnswers answers) throws DecodingException {
        Staging staging = Staging.open(swap.staging(), first);
        NavigableMap<Prefix, Hash> known = staging.chunks();
        SnapshotClient client = new SnapshotClient(
                SnapshotSettings.above(1), TrustChain.of(genesis, (key, message, signature) -> true), known);
        Deque<SnapshotEvent> events = new ArrayDeque<>();
        events.add(new SnapshotEvent.Connected(PEER));
        while (!events.isEmpty()) {
            for (SnapshotEffect effect : client.step(1, events.remove())) {
                switch (effect) {
                    case SnapshotEffect.Ask(PublicKey peer, SnapshotMessage question) ->
                        events.add(new SnapshotEvent.Received(peer, answer(answers, question)));
                    case SnapshotEffect.Store store -> {
                        long started = System.nanoTime();
                        staging.store(store.prefix(), store.hash(), store.entries(), known);
                        storing += System.nanoTime() - started;
                        events.add(new SnapshotEvent.Stored(store.prefix()));
                    }
                    case SnapshotEffect.Penalize penalize -> throw new IllegalStateException(penalize.reason());
                    case SnapshotEffect.Complete complete -> {
                        staging.finish(complete.target(), Hash.ZERO);
                        swap.complete();
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("the snapshot did not come: " + client.progress());
    }

    private SnapshotMessage answer(SnapshotAnswers answers, SnapshotMessage question) throws DecodingException {
        long started = System.nanoTime();
        SnapshotMessage answer = switch (question) {
            case SnapshotMessage.GetOffers _ ->
                new SnapshotMessage.Offers(answers.offer().height(), List.of(answers.offer()));
            case SnapshotMessage.GetChunk chunk -> answers.answer(chunk);
            default -> throw new IllegalStateException("not expected: " + question);
        };
        var encoded = SnapshotCodec.encode(answer);
        serving += System.nanoTime() - started;
        return SnapshotCodec.decode(encoded);
    }
}
