package org.mokkachain.ledger.rocksdb;

/**
 * What RocksDB says of itself at one moment.
 *
 * @param memtableBytes written and not yet in table files
 * @param cacheBytes of the cache of blocks that are taken
 * @param cacheCapacity of that cache, bytes
 * @param readerBytes taken by what is kept of table files beside the cache
 * @param pendingCompactionBytes that will have to be rewritten
 * @param runningCompactions going on now
 * @param runningFlushes going on now
 * @param writesStopped whether writes wait because too much is to be rewritten
 * @param backgroundErrors of flushes and compactions since the start
 * @param keys about how many entries there are
 */
public record DatabaseFigures(
        long memtableBytes,
        long cacheBytes,
        long cacheCapacity,
        long readerBytes,
        long pendingCompactionBytes,
        long runningCompactions,
        long runningFlushes,
        boolean writesStopped,
        long backgroundErrors,
        long keys) {
    static DatabaseFigures of(Database database) {
        return new DatabaseFigures(
                database.total("rocksdb.cur-size-all-mem-tables"),
                database.figure("rocksdb.block-cache-usage"),
                database.figure("rocksdb.block-cache-capacity"),
                database.total("rocksdb.estimate-table-readers-mem"),
                database.total("rocksdb.estimate-pending-compaction-bytes"),
                database.figure("rocksdb.num-running-compactions"),
                database.figure("rocksdb.num-running-flushes"),
                database.figure("rocksdb.is-write-stopped") != 0,
                database.figure("rocksdb.background-errors"),
                database.total("rocksdb.estimate-num-keys"));
    }
}
