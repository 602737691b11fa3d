package org.mokkachain.ledger.rocksdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.store.Index;

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
    HISTORY("history", false),
    ACCOUNTS("accounts", true),
    HOLDINGS("holdings", true),
    ASSETS("assets", true),
    SYMBOLS("symbols", true),
    ANCHORS("anchors", true),
    DATA("data", true),
    PROPOSALS("proposals", true),
    PERMISSIONS("permissions", true),
    GOVERNANCE("governance", true),
    TREE_KEYS("tree_keys", false),
    ASSET_HISTORY("asset_history", false),
    DATA_HISTORY("data_history", false),
    HOLDERS("holders", false),
    ANCHOR_ORDER("anchor_order", false),
    ACCOUNT_ANCHORS("account_anchors", false),
    PROPOSED("proposed", false);

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

    /** Where the entries of a kind are. */
    static Family of(StateKind kind) {
        return switch (kind) {
            case ACCOUNT -> ACCOUNTS;
            case HOLDING -> HOLDINGS;
            case ASSET -> ASSETS;
            case SYMBOL -> SYMBOLS;
            case ANCHOR -> ANCHORS;
            case DATA -> DATA;
            case PROPOSAL -> PROPOSALS;
            case PERMISSION -> PERMISSIONS;
            case GOVERNANCE -> GOVERNANCE;
        };
    }

    /** Where the entries of an index are. */
    static Family of(Index index) {
        return switch (index) {
            case ASSET_HISTORY -> ASSET_HISTORY;
            case DATA_HISTORY -> DATA_HISTORY;
            case HOLDERS -> HOLDERS;
            case ANCHOR_ORDER -> ANCHOR_ORDER;
            case ANCHORS_OF_ACCOUNT -> ACCOUNT_ANCHORS;
            case PROPOSED -> PROPOSED;
        };
    }

    static Optional<Family> named(byte[] name) {
        return Arrays.stream(values()).filter(family -> Arrays.equals(family.nameBytes(), name)).findFirst();
    }
}
