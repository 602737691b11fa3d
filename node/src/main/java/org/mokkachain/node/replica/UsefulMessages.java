package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.Set;
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

    /** A transaction that is of use up to a height, and the messages that hold it. */
    private record Use(Hash transaction, long validUntil, List<Entry> messages) {
        private Use with(Entry another) {
            List<Entry> all = new ArrayList<>(messages);
            all.add(another);
            return new Use(transaction, validUntil, all);
        }
    }

    private final SequencedMap<Hash, Use> byTransaction = new LinkedHashMap<>();
    private final NavigableMap<Long, Set<Hash>> byExpiry = new TreeMap<>();

    /** @param useful transactions of the message, at least one */
    void add(MessageId message, List<Transaction> useful) {
        Entry entry = new Entry(message, useful.size());
        for (Transaction transaction : useful) {
            Use known = byTransaction.get(transaction.id());
            if (known == null) {
                long validUntil = transaction.body().validUntil();
                byTransaction.put(transaction.id(), new Use(transaction.id(), validUntil, List.of(entry)));
                byExpiry.computeIfAbsent(validUntil, _ -> new LinkedHashSet<>()).add(transaction.id());
            } else {
                byTransaction.put(transaction.id(), known.with(entry));
            }
        }
        while (byTransaction.size() > MAX_TRANSACTIONS) {
            forgetExpiry(byTransaction.pollFirstEntry().getValue());
        }
    }

    /** The transaction is in a block, or never will be: the messages that are settled by that. */
    List<MessageId> remove(Hash transaction) {
        Use use = byTransaction.remove(transaction);
        if (use == null) {
            return List.of();
        }
        forgetExpiry(use);
        List<MessageId> settled = new ArrayList<>();
        for (Entry entry : use.messages()) {
            if (--entry.left == 0) {
                settled.add(entry.id);
            }
        }
        return settled;
    }

    private void forgetExpiry(Use use) {
        Set<Hash> those = byExpiry.get(use.validUntil());
        if (those != null) {
            those.remove(use.transaction());
            if (those.isEmpty()) {
                byExpiry.remove(use.validUntil());
            }
        }
    }

    /** No block from {@code height} on can hold those that were valid only below it. */
    List<MessageId> removeExpired(long height) {
        List<MessageId> settled = new ArrayList<>();
        while (!byExpiry.isEmpty() && byExpiry.firstKey() < height) {
            for (Hash expired : List.copyOf(byExpiry.firstEntry().getValue())) {
                settled.addAll(remove(expired));
            }
        }
        return settled;
    }

    /** Transactions known to be of use. */
    int size() {
        return byTransaction.size();
    }

    /** Heights at which some of them expire. */
    int expiries() {
        return byExpiry.size();
    }
}
