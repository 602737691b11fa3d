package org.mokkachain.ledger.rocksdb;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.store.ForeignStoreException;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Hash;

/** Looks at what is in an opened store before it is used. */
final class Examination {
    private final Database database;

    Examination(Database database) {
        this.database = database;
    }

    /** Whether anything was ever written into it. */
    boolean isBlank() {
        return database.get(Family.META, Layout.HEAD_KEY).isEmpty();
    }

    /** The head, after the store proved to be of this chain and layout and to end in a complete block. */
    Head examine(StoreLocation location) {
        requireSchema();
        requireChain(location);
        Head head = head();
        Header header = header(head);
        if (!header.hash().equals(head.hash())) {
            throw Failures.damaged("the header of block " + head.height() + " does not have the hash of the head");
        }
        // A store made from a snapshot begins after the block of the snapshot.
        boolean bare = first() > head.height();
        if (!bare) {
            require(Family.BODIES, head.height(), "body");
            require(Family.RECEIPTS, head.height(), "receipts");
        }
        byte[] height = database.get(Family.HEIGHTS, head.hash().toBytes())
                .orElseThrow(() -> Failures.damaged("the last block, " + head.height() + ", is missing in the index"));
        if (Layout.readHeight(height) != head.height()) {
            throw Failures.damaged("the index has the last block at another height than " + head.height());
        }
        for (Family family : List.of(Family.HEADERS, Family.BODIES, Family.RECEIPTS)) {
            long last = database.lastKey(family).map(Layout::readHeight).orElse(-1L);
            boolean expected = bare && family != Family.HEADERS ? last < 0 : last == head.height();
            if (!expected) {
                throw Failures.damaged("the last of the " + family + " has height " + last + ", the head "
                        + head.height());
            }
        }
        return head;
    }

    /** The height from which on there are bodies. */
    long first() {
        return Layout.readHeight(meta(Layout.FIRST_KEY, "where its bodies begin"));
    }

    boolean hasFirst() {
        return database.get(Family.META, Layout.FIRST_KEY).isPresent();
    }

    Hash ledgerId() {
        return Layout.readHash(meta(Layout.LEDGER_KEY, "its name"));
    }

    Hash chainId() {
        return Layout.readHash(meta(Layout.CHAIN_KEY, "its chain"));
    }

    private void requireSchema() {
        if (schema() != Layout.SCHEMA) {
            throw Failures.damaged("the ledger has schema version " + schema() + " after it was brought up to date");
        }
    }

    int schema() {
        try {
            return Layout.readSchema(meta(Layout.SCHEMA_KEY, "its schema version"));
        } catch (DecodingException e) {
            throw Failures.undecodable("the schema version", e);
        }
    }

    private void requireChain(StoreLocation location) {
        Hash expected = location.genesis().block().header().chainId();
        if (!chainId().equals(expected)) {
            throw new ForeignStoreException(
                    "the ledger in " + location.directory() + " belongs to chain " + chainId()
                            + ", the genesis is that of chain " + expected,
                    "Start with the genesis file of that chain, or with another directory");
        }
    }

    /** The head as it was read. */
    static Head head(Optional<byte[]> bytes) {
        try {
            return Layout.readHead(bytes.orElseThrow(() -> Failures.damaged("the ledger does not say its head")));
        } catch (DecodingException e) {
            throw Failures.undecodable("the head", e);
        }
    }

    /** The head, as it is written. */
    Head head() {
        try {
            return Layout.readHead(meta(Layout.HEAD_KEY, "its head"));
        } catch (DecodingException e) {
            throw Failures.undecodable("the head", e);
        }
    }

    private Header header(Head head) {
        Optional<byte[]> bytes = database.get(Family.HEADERS, Layout.height(head.height()));
        if (bytes.isEmpty()) {
            throw Failures.damaged("the header of the last block, " + head.height() + ", is missing");
        }
        try {
            return Layout.readHeader(bytes.get());
        } catch (DecodingException e) {
            throw Failures.undecodable("the header of block " + head.height(), e);
        }
    }

    private void require(Family family, long height, String what) {
        if (database.get(family, Layout.height(height)).isEmpty()) {
            throw Failures.damaged("the " + what + " of the last block, " + height + ", is missing");
        }
    }

    private byte[] meta(byte[] key, String what) {
        return database.get(Family.META, key)
                .orElseThrow(() -> Failures.damaged("the ledger does not say " + what));
    }
}
