package org.mokkachain.node.metrics;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.mokkachain.ledger.rocksdb.DatabaseFigures;

/** The latest figures of the database. Thread-safe. */
public final class StoreFigures {
    private volatile Optional<DatabaseFigures> last = Optional.empty();

    public void update(DatabaseFigures figures) {
        last = Optional.of(figures);
    }

    public void measure(Meters meters) {
        gauge(meters, "memtable.bytes", "Of the store: written and not yet in table files",
                DatabaseFigures::memtableBytes);
        gauge(meters, "cache.bytes", "Taken of the store's cache of blocks", DatabaseFigures::cacheBytes);
        gauge(meters, "cache.capacity.bytes", "Size of that cache", DatabaseFigures::cacheCapacity);
        gauge(meters, "readers.bytes", "Kept in memory of the store's table files, beside the cache",
                DatabaseFigures::readerBytes);
        gauge(meters, "compaction.pending.bytes", "Bytes of the store that will have to be rewritten",
                DatabaseFigures::pendingCompactionBytes);
        gauge(meters, "compactions", "Compactions of the store going on", DatabaseFigures::runningCompactions);
        gauge(meters, "flushes", "Flushes of the store going on", DatabaseFigures::runningFlushes);
        gauge(meters, "writes.stopped", "1 while writes wait because too much is to be rewritten",
                figures -> figures.writesStopped() ? 1 : 0);
        gauge(meters, "background.errors", "Flushes and compactions of the store that failed since the start",
                DatabaseFigures::backgroundErrors);
        gauge(meters, "keys", "About how many entries the store has", DatabaseFigures::keys);
    }

    private void gauge(Meters meters, String name, String description, ToLongFunction<DatabaseFigures> figure) {
        meters.gauge("mokka.store." + name, description,
                () -> last.isPresent() ? (double) figure.applyAsLong(last.get()) : Double.NaN);
    }
}
