package org.mokkachain.ledger.rocksdb;

import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.codec.DecodingException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Turns what RocksDB reports into what a store may throw. */
final class Failures {
    static final String RESTORE = DamagedStoreException.REMEDY;

    private Failures() {}

    static StoreException of(String doing, RocksDBException failure) {
        Status status = failure.getStatus();
        String message = doing + " failed: " + failure.getMessage();
        if (status == null) {
            return new StoreFailedException(message, "Look at the disk, then start again", failure);
        }
        if (status.getCode() == Status.Code.Corruption || isMissingFile(failure)) {
            return new DamagedStoreException(message, RESTORE, failure);
        }
        if (status.getSubCode() == Status.SubCode.NoSpace) {
            return new StoreFailedException(message, "Make room on the disk, then start again", failure);
        }
        return new StoreFailedException(message, "Look at the disk, then start again", failure);
    }

    /** RocksDB has no code of its own for it in Java. No other disk or later time will bring the file back. */
    private static boolean isMissingFile(RocksDBException failure) {
        return String.valueOf(failure.getMessage()).contains("No such file or directory");
    }

    static DamagedStoreException undecodable(String what, DecodingException failure) {
        return new DamagedStoreException(what + " cannot be read: " + failure.getMessage(), RESTORE, failure);
    }

    static DamagedStoreException damaged(String what) {
        return new DamagedStoreException(what, RESTORE);
    }
}
