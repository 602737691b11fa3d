package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.codec.DecodingException;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Opens the files of a store, without looking at what is in them. */
final class Opening {
    private static final String WRITABLE = "Check that the directory exists and is writable";

    private Opening() {}

    /** Whether {@code directory} is absent or has nothing in it. */
    static boolean isEmpty(Path directory) {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new StoreFailedException("cannot list " + directory + ": " + e, WRITABLE, e);
        }
    }

    static void createDirectories(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreFailedException("cannot create " + directory + ": " + e, WRITABLE, e);
        }
    }

    /**
     * Unpacks the native library into the store's own directory: in a directory for temporary files every process
     * that is killed would leave another copy behind.
     */
    static void loadLibrary(Path directory) {
        createDirectories(directory);
        try {
            NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
        } catch (IOException e) {
            throw new StoreFailedException("cannot unpack the RocksDB library: " + e, WRITABLE, e);
        }
        RocksDB.loadLibrary();
    }

    static Database open(Path files, boolean create) {
        boolean createFamilies = create || isOlder(files);
        return open(files, new Settings(create, createFamilies), RocksDB::open);
    }

    /** Opens the files without changing them. */
    static Database openReadOnly(Path files) {
        return open(files, new Settings(false, false), RocksDB::openReadOnly);
    }

    /** One of the ways in which RocksDB opens files. */
    @FunctionalInterface
    private interface Way {
        RocksDB open(
                DBOptions options, String path, List<ColumnFamilyDescriptor> families, List<ColumnFamilyHandle> handles)
                throws RocksDBException;
    }

    private static Database open(Path files, Settings settings, Way way) {
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (Family family : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(family.nameBytes(), settings.of(family)));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            RocksDB db = way.open(settings.database(), files.toString(), descriptors, handles);
            Map<Family, ColumnFamilyHandle> byFamily = new EnumMap<>(Family.class);
            Iterator<ColumnFamilyHandle> inOrder = handles.iterator();
            for (Family family : Family.values()) {
                byFamily.put(family, inOrder.next());
            }
            return new Database(db, byFamily, settings);
        } catch (RocksDBException e) {
            settings.close();
            throw Failures.of("opening the ledger in " + files, e);
        }
    }

    /** Whether families are to be made that an older version did not have. Refuses what cannot be read. */
    private static boolean isOlder(Path files) {
        try (Options options = new Options()) {
            List<byte[]> names = RocksDB.listColumnFamilies(options, files.toString());
            boolean known = names.stream().allMatch(name -> Family.named(name).isPresent());
            if (known && names.size() == Family.values().length) {
                return false;
            }
            int schema = schema(files);
            Migrations.require(schema);
            if (schema == Layout.SCHEMA) {
                throw Failures.damaged("the ledger in " + files + " has not the column families of its version");
            }
            return true;
        } catch (RocksDBException e) {
            throw Failures.of("opening the ledger in " + files, e);
        }
    }

    /** The version of a store whose families may be others than ours. */
    private static int schema(Path files) throws RocksDBException {
        List<ColumnFamilyHandle> handles = new ArrayList<>(1);
        try (Settings settings = new Settings(false, false);
                RocksDB db = RocksDB.openReadOnly(settings.database(), files.toString(),
                        List.of(new ColumnFamilyDescriptor(Family.META.nameBytes())), handles)) {
            byte[] value = db.get(handles.getFirst(), Layout.SCHEMA_KEY);
            handles.getFirst().close();
            if (value == null) {
                throw Failures.damaged("the ledger in " + files + " does not say its schema version");
            }
            return Layout.readSchema(value);
        } catch (DecodingException e) {
            throw Failures.undecodable("the schema version", e);
        }
    }
}
