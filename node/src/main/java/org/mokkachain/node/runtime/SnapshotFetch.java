package org.mokkachain.node.runtime;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.mokkachain.ledger.rocksdb.Staging;
import org.mokkachain.ledger.snapshot.SnapshotClient;
import org.mokkachain.ledger.snapshot.SnapshotEffect;
import org.mokkachain.ledger.snapshot.SnapshotEvent;
import org.mokkachain.ledger.snapshot.SnapshotMessage;
import org.mokkachain.ledger.snapshot.SnapshotProgress;
import org.mokkachain.ledger.snapshot.SnapshotSettings;
import org.mokkachain.ledger.snapshot.Target;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to fetch a snapshot: the client, and the store in the making that it fills. Used by one thread; chunks
 * are written on another, in order.
 */
final class SnapshotFetch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFetch.class);
    private static final long NANOS_PER_MS = 1_000_000;

    private final SnapshotClient client;
    private final Staging staging;
    private final NavigableMap<Prefix, Hash> chunks;
    private final Network network;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("staging").daemon().factory());
    private Optional<Target> completed = Optional.empty();
    private volatile Optional<StoreException> failure = Optional.empty();

    /**
     * How the attempt reaches others.
     *
     * @param ask sends a question
     * @param penalize notes a lie
     * @param later hands an event back to the thread that uses the attempt
     */
    record Network(
            BiConsumer<PublicKey, SnapshotMessage> ask,
            BiConsumer<PublicKey, String> penalize,
            Consumer<SnapshotEvent> later) {}

    SnapshotFetch(Staging staging, TrustChain genesis, long minHeight, Network network) {
        this.staging = staging;
        this.network = network;
        this.chunks = staging.chunks();
        this.client = new SnapshotClient(SnapshotSettings.above(minHeight), genesis, chunks);
    }

    /** Parts of a state that are here from an earlier run. */
    int resumed() {
        return chunks.size();
    }

    SnapshotProgress progress() {
        return client.progress();
    }

    /**
     * @throws StoreException if chunks cannot be written
     */
    void step(SnapshotEvent event) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        for (SnapshotEffect effect : client.step(System.nanoTime() / NANOS_PER_MS, event)) {
            switch (effect) {
                case SnapshotEffect.Ask(PublicKey peer, SnapshotMessage question) ->
                    network.ask().accept(peer, question);
                case SnapshotEffect.Store store -> writer.execute(() -> write(store));
                case SnapshotEffect.Penalize(PublicKey peer, String reason) -> {
                    LOG.warn("peer {} is not asked for snapshots any more: {}", peer, reason);
                    network.penalize().accept(peer, reason);
                }
                case SnapshotEffect.Complete(Target target) -> completed = Optional.of(target);
            }
        }
    }

    private void write(SnapshotEffect.Store store) {
        try {
            staging.store(store.prefix(), store.hash(), store.entries(), chunks);
            chunks.keySet().removeIf(other -> other.covers(store.prefix()) || store.prefix().covers(other));
            chunks.put(store.prefix(), store.hash());
            network.later().accept(new SnapshotEvent.Stored(store.prefix()));
        } catch (StoreException e) {
            failure = Optional.of(e);
        }
    }

    /** The snapshot, if all of it is here. */
    Optional<Target> completed() {
        return completed;
    }

    /** Makes a store of it, to be put in the place of the ledger at the next start. Closes this. */
    void finish(Hash ledgerId) {
        writer.shutdown();
        staging.finish(completed.orElseThrow(), ledgerId);
    }

    /** What was fetched stays for the next attempt. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("a chunk of the snapshot is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        staging.close();
    }

    /** Links that stand when the attempt begins. */
    void connect(List<PublicKey> peers) {
        peers.forEach(peer -> step(new SnapshotEvent.Connected(peer)));
    }
}
