package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * Which transactions of which messages may still become part of a block. A message of which none may is settled: no
 * node needs it any more. Bounded; a message that is forgotten here leaves the feed's log by its age.
 */
final class UsefulMessages {
    private static final int MAX_TRANSACTIONS = 200_000;

    /** A message of which {@code left} transactions are still of use. */
    private static final class Entry {
        private final MessageId id;
        private int left;

        private Entry(MessageId id, int left) {
            this.id = id;
            this.left = left;
        }
    }

    private final SequencedMap<Hash, List<Entry>> byTransaction = new LinkedHashMap<>();
    private final NavigableMap<Long, List<Hash>> byExpiry = new TreeMap<>();

    /** @param useful transactions of the message, at least one */
    void add(MessageId message, List<Transaction> useful) {
        Entry entry = new Entry(message, useful.size());
        for (Transaction transaction : useful) {
            List<Entry> others = byTransaction.get(transaction.id());
            if (others == null) {
                byTransaction.put(transaction.id(), List.of(entry));
                byExpiry.computeIfAbsent(transaction.body().validUntil(), _ -> new ArrayList<>())
                        .add(transaction.id());
            } else {
                List<Entry> all = new ArrayList<>(others);
                all.add(entry);
                byTransaction.put(transaction.id(), all);
            }
        }
        while (byTransaction.size() > MAX_TRANSACTIONS) {
            byTransaction.pollFirstEntry();
        }
    }

    /** The transaction is in a block, or never will be: the messages that are settled by that. */
    List<MessageId> remove(Hash transaction) {
        List<Entry> entries = byTransaction.remove(transaction);
        if (entries == null) {
            return List.of();
        }
        List<MessageId> settled = new ArrayList<>();
        for (Entry entry : entries) {
            if (--entry.left == 0) {
                settled.add(entry.id);
            }
        }
        return settled;
    }

    /** No block above {@code height - 1} can hold those that were valid only up to there. */
    List<MessageId> removeExpired(long height) {
        List<MessageId> settled = new ArrayList<>();
        Map<Long, List<Hash>> expired = byExpiry.headMap(height, false);
        expired.values().forEach(those -> those.forEach(id -> settled.addAll(remove(id))));
        expired.clear();
        return settled;
    }

    /** Transactions known to be of use. */
    int size() {
        return byTransaction.size();
    }
}
