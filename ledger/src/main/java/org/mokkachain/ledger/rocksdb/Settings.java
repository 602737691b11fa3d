package org.mokkachain.ledger.rocksdb;

import java.util.Properties;
import org.mokkachain.ledger.store.StoreFailedException;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileManager;
import org.rocksdb.WALRecoveryMode;

/** How RocksDB is set up. Holds native memory until closed, after the database. */
final class Settings implements AutoCloseable {
    /** Caps the time to open after a crash: the log is replayed then. */
    private static final long MAX_WAL_BYTES = 64L << 20;
    /** Measured: with 64 MiB an entry costs more than twice as much, for want of room in the processor's cache. */
    private static final long WRITE_BUFFERS = 16L << 20;
    private static final long BLOCK_CACHE = 64L << 20;
    /**
     * Four parts of 16 MiB: in the default 64 parts a filter of 1 MiB would find no room and be read anew each time.
     */
    private static final int BLOCK_CACHE_SHARD_BITS = 2;
    private static final int BITS_PER_KEY = 10;
    private static final int LOG_FILES = 3;
    private static final long LOG_FILE_BYTES = 4L << 20;

    private final Cache cache = new LRUCache(BLOCK_CACHE, BLOCK_CACHE_SHARD_BITS);
    private final BloomFilter filter = new BloomFilter(BITS_PER_KEY, false);
    /** Without one, RocksDB never recovers from a flush or a compaction that found the disk full. */
    private final SstFileManager files;
    private final DBOptions database;
    private final ColumnFamilyOptions singleKeys;
    private final ColumnFamilyOptions ranges;

    /** @param createFamilies also in a database that is there already */
    Settings(boolean create, boolean createFamilies) {
        files = fileManager();
        database = withCheckedLogs()
                .setSstFileManager(files)
                .setCreateIfMissing(create)
                .setCreateMissingColumnFamilies(createFamilies)
                // The default drops everything after a damaged record in the middle of the log, without a word.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setMaxTotalWalSize(MAX_WAL_BYTES)
                .setDbWriteBufferSize(WRITE_BUFFERS)
                .setParanoidChecks(true)
                .setAllowConcurrentMemtableWrite(false)
                .setMaxBackgroundJobs(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(LOG_FILES)
                .setMaxLogFileSize(LOG_FILE_BYTES);
        singleKeys = family(new BlockBasedTableConfig()
                .setFilterPolicy(filter)
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true));
        ranges = family(new BlockBasedTableConfig().setBlockCache(cache).setCacheIndexAndFilterBlocks(true));
    }

    /**
     * Of a write-ahead log that is not the last one, a lost end would otherwise pass for one that was never written:
     * what is in the next log would be applied after the gap. (The older option with "in_manifest" in its name looks
     * at synced logs only.) The option has no setter in Java.
     */
    private static DBOptions withCheckedLogs() {
        Properties properties = new Properties();
        properties.setProperty("track_and_verify_wals", "true");
        DBOptions options = DBOptions.getDBOptionsFromProps(properties);
        if (options == null) {
            throw new StoreFailedException("this RocksDB cannot check its write-ahead logs",
                    "Use the RocksDB this program was built with");
        }
        return options;
    }

    private static SstFileManager fileManager() {
        try {
            return new SstFileManager(Env.getDefault());
        } catch (RocksDBException e) {
            throw Failures.of("preparing RocksDB", e);
        }
    }

    private static ColumnFamilyOptions family(BlockBasedTableConfig table) {
        // Keys, signatures and hashes do not compress.
        return new ColumnFamilyOptions()
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.NO_COMPRESSION);
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions of(Family family) {
        return family.looksUpSingleKeys() ? singleKeys : ranges;
    }

    @Override
    public void close() {
        singleKeys.close();
        ranges.close();
        database.close();
        files.close();
        filter.close();
        cache.close();
    }
}
