package org.mokkachain.ledger.rocksdb;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;

/** Compares two databases entry by entry. */
final class Comparison {
    private static final int PAGE = 4_096;

    private final Database left;
    private final Database right;

    /** @param left what is on trial */
    Comparison(Database left, Database right) {
        this.left = left;
        this.right = right;
    }

    /** The first difference, if there is one. */
    Optional<String> difference() {
        for (Family family : Family.values()) {
            Optional<String> difference = difference(family);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> difference(Family family) {
        Cursor mine = new Cursor(left, family);
        Cursor other = new Cursor(right, family);
        while (true) {
            Optional<Entry> a = mine.next();
            Optional<Entry> b = other.next();
            if (a.isEmpty() && b.isEmpty()) {
                return Optional.empty();
            }
            int order = a.isEmpty() ? 1 : b.isEmpty() ? -1 : Arrays.compareUnsigned(a.get().key(), b.get().key());
            if (order != 0) {
                Entry entry = order < 0 ? a.orElseThrow() : b.orElseThrow();
                return Optional.of("the " + family + (order < 0 ? " have an entry too many" : " lack an entry")
                        + ", with the key " + hex(entry));
            }
            if (!Arrays.equals(a.orElseThrow().value(), b.orElseThrow().value())) {
                return Optional.of("the entry of the " + family + " with the key " + hex(a.orElseThrow())
                        + " is not what the blocks make it");
            }
        }
    }

    private static String hex(Entry entry) {
        return HexFormat.of().formatHex(entry.key());
    }

    /** Entries of one family in order. */
    private static final class Cursor {
        private final Database database;
        private final Family family;
        private final Deque<Entry> page = new ArrayDeque<>(PAGE);
        private byte[] next = new byte[0];
        private boolean ended;

        Cursor(Database database, Family family) {
            this.database = database;
            this.family = family;
        }

        Optional<Entry> next() {
            if (page.isEmpty() && !ended) {
                ended = database.walk(family, next, (key, value) -> {
                    page.add(new Entry(family, key, value));
                    return page.size() < PAGE;
                });
                if (!page.isEmpty()) {
                    byte[] last = page.getLast().key();
                    next = Arrays.copyOf(last, last.length + 1);
                }
            }
            return Optional.ofNullable(page.poll());
        }
    }
}
