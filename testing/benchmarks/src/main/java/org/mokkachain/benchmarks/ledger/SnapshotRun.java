package org.mokkachain.benchmarks.ledger;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
import org.mokkachain.ledger.snapshot.Target;
import org.mokkachain.ledger.store.ProofMaker;
import org.mokkachain.ledger.store.StateSnapshot;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * One snapshot from one store into another with the threads of a node: one answers, as another node would, one takes
 * the answers, one writes. Every message is encoded and decoded.
 */
final class SnapshotRun {
    private static final PublicKey PEER = PublicKey.of(new byte[PublicKey.LENGTH]);
    private static final long PATIENCE_S = 300;

    private final Genesis genesis;
    private final CommitBatch first;
    private final RocksDbLedgerStore source;
    private final StagingSwap swap;
    private final BlockingQueue<Callable<SnapshotEvent>> events = new LinkedBlockingQueue<>();
    private final Worker server = new Worker("server");
    private final Worker writer = new Worker("writer");

    SnapshotRun(Genesis genesis, CommitBatch first, RocksDbLedgerStore source, StagingSwap swap) {
        this.genesis = genesis;
        this.first = first;
        this.source = source;
        this.swap = swap;
    }

    void run() throws Exception {
        try (StateSnapshot snapshot = source.snapshot()) {
            Lap tree = Lap.start();
            StateTree served = snapshot.tree();
            System.out.printf("%-44s %s%n", "    of it: the server's tree", tree);
            Offer offer = new Offer(
                    new ProofMaker(source).certified(source.head().height()).orElseThrow().block(), served.size());
            Lap fetch = Lap.start();
            fetch(new SnapshotAnswers(offer, served, snapshot));
            System.out.printf("%-44s %s%n", "    of it: all chunks, taken by this thread", fetch);
        } finally {
            server.close();
            writer.close();
        }
        System.out.printf("    … processor of the server %.2f s, of the writer %.2f s%n", server.seconds(),
                writer.seconds());
    }

    private void fetch(SnapshotAnswers answers) throws Exception {
        Staging staging = Staging.open(swap.staging(), first);
        NavigableMap<Prefix, Hash> known = new ConcurrentSkipListMap<>(staging.chunks());
        SnapshotClient client = new SnapshotClient(
                SnapshotSettings.above(1), TrustChain.of(genesis, (key, message, signature) -> true), known);
        events.add(() -> new SnapshotEvent.Connected(PEER));
        Optional<Target> complete = Optional.empty();
        while (complete.isEmpty()) {
            SnapshotEvent event = Optional.ofNullable(events.poll(PATIENCE_S, TimeUnit.SECONDS))
                    .orElseThrow(() -> new IllegalStateException("it did not come: " + client.progress()))
                    .call();
            for (SnapshotEffect effect : client.step(1, event)) {
                switch (effect) {
                    case SnapshotEffect.Ask(PublicKey _, SnapshotMessage question) ->
                        server.execute(() -> answer(answers, question));
                    case SnapshotEffect.Store store -> writer.execute(() -> {
                        staging.store(store.prefix(), store.hash(), store.entries(), known);
                        events.add(() -> new SnapshotEvent.Stored(store.prefix()));
                    });
                    case SnapshotEffect.Penalize penalize -> throw new IllegalStateException(penalize.reason());
                    case SnapshotEffect.Complete(Target target) -> complete = Optional.of(target);
                }
            }
        }
        staging.finish(complete.get(), Hash.ZERO);
        swap.complete();
    }

    private void answer(SnapshotAnswers answers, SnapshotMessage question) {
        SnapshotMessage answer = switch (question) {
            case SnapshotMessage.GetOffers _ ->
                new SnapshotMessage.Offers(answers.offer().height(), List.of(answers.offer()));
            case SnapshotMessage.GetChunk chunk -> answers.answer(chunk);
            default -> throw new IllegalStateException("not expected: " + question);
        };
        Bytes encoded = SnapshotCodec.encode(answer);
        events.add(() -> new SnapshotEvent.Received(PEER, SnapshotCodec.decode(encoded)));
    }
}
