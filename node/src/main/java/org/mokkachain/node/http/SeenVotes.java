package org.mokkachain.node.http;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose votes for a block the node has seen, by their places in the set of its epoch.
 *
 * @param first those who accepted it
 * @param second those who saw a quorum accept it
 */
public record SeenVotes(SortedSet<Integer> first, SortedSet<Integer> second) {
    /** No vote was seen. */
    public static final SeenVotes NONE = new SeenVotes(new TreeSet<>(), new TreeSet<>());

    public SeenVotes {
        first = Collections.unmodifiableSortedSet(new TreeSet<>(first));
        second = Collections.unmodifiableSortedSet(new TreeSet<>(second));
    }

    /** These votes and {@code others}. */
    public SeenVotes and(SeenVotes others) {
        return new SeenVotes(union(first, others.first), union(second, others.second));
    }

    private static SortedSet<Integer> union(SortedSet<Integer> some, SortedSet<Integer> others) {
        SortedSet<Integer> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    boolean isEmpty() {
        return first.isEmpty() && second.isEmpty();
    }

    /** Whether this validator took part. */
    boolean has(int validator) {
        return first.contains(validator) || second.contains(validator);
    }
}
