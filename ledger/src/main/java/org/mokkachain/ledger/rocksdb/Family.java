package org.mokkachain.ledger.rocksdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The column families: one per kind of data. Keys and values are described in {@link Layout}. */
enum Family {
    /** Meta data of the store. RocksDB insists on the name. */
    META("default", true),
    HEADERS("headers", false),
    BODIES("bodies", false),
    RECEIPTS("receipts", false),
    PROOFS("proofs", false),
    HEIGHTS("heights", true),
    TRANSACTIONS("transactions", true),
    ACCOUNTS("accounts", true),
    HISTORY("history", false);

    private final String text;
    private final boolean looksUpSingleKeys;

    Family(String text, boolean looksUpSingleKeys) {
        this.text = text;
        this.looksUpSingleKeys = looksUpSingleKeys;
    }

    byte[] nameBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a filter that answers "certainly not there" pays. */
    boolean looksUpSingleKeys() {
        return looksUpSingleKeys;
    }

    @Override
    public String toString() {
        return text;
    }

    static Optional<Family> named(byte[] name) {
        return Arrays.stream(values()).filter(family -> Arrays.equals(family.nameBytes(), name)).findFirst();
    }
}
