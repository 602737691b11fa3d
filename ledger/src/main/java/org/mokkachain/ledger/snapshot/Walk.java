package org.mokkachain.ledger.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.Subtree;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * The way through the tree of one state, from its root to its chunks. Of each subtree the hash is known before it is
 * asked for. The first in the order of the tree are asked for first, so that only few are known at a time.
 */
final class Walk {
    /** A question that is open. */
    record Question(PublicKey peer, Hash hash, long deadline) {}

    private final Kept kept;
    private final NavigableMap<Prefix, Hash> wanted = new TreeMap<>();
    private final Map<Prefix, Question> asked = new TreeMap<>();
    private final Map<Prefix, Hash> storing = new TreeMap<>();
    private double share;

    Walk(Hash root, Kept kept) {
        this.kept = kept;
        wanted.put(Prefix.ROOT, root);
    }

    double share() {
        return share;
    }

    boolean isComplete() {
        return wanted.isEmpty() && asked.isEmpty() && storing.isEmpty();
    }

    int open() {
        return asked.size();
    }

    int storing() {
        return storing.size();
    }

    /** The next subtree to be asked for; those that are stored already, or known to be empty, are passed over. */
    Optional<Prefix> next(List<SnapshotEffect> out) {
        while (!wanted.isEmpty()) {
            Map.Entry<Prefix, Hash> first = wanted.firstEntry();
            Prefix prefix = first.getKey();
            if (kept.has(prefix, first.getValue())) {
                share += prefix.share();
            } else if (first.getValue().equals(Subtree.EMPTY_HASH)) {
                store(prefix, first.getValue(), List.of(), out);
            } else {
                return Optional.of(prefix);
            }
            wanted.remove(prefix);
        }
        return Optional.empty();
    }

    void ask(Prefix prefix, PublicKey peer, long deadline) {
        Hash hash = wanted.remove(prefix);
        if (hash == null) {
            throw new IllegalStateException("nothing is wanted of " + prefix);
        }
        asked.put(prefix, new Question(peer, hash, deadline));
    }

    /** The question to this peer about a subtree, which is open no more. */
    Optional<Question> answered(PublicKey peer, Prefix prefix) {
        Question question = asked.get(prefix);
        if (question == null || !question.peer().equals(peer)) {
            return Optional.empty();
        }
        asked.remove(prefix);
        return Optional.of(question);
    }

    /** The subtree has to be asked for again. */
    void again(Prefix prefix, Question question) {
        wanted.put(prefix, question.hash());
    }

    void store(Prefix prefix, Hash hash, List<SnapshotEntry> entries, List<SnapshotEffect> out) {
        storing.put(prefix, hash);
        kept.drop(prefix);
        out.add(new SnapshotEffect.Store(prefix, hash, entries));
    }

    /** The subtree is larger than a chunk. */
    void divide(SnapshotMessage.Division division) {
        for (int i = 0; i < division.parts().size(); i++) {
            wanted.put(division.prefix().part(i, division.levels()), division.parts().get(i));
        }
    }

    void stored(Prefix prefix) {
        Hash hash = storing.remove(prefix);
        if (hash != null) {
            kept.add(prefix, hash);
            share += prefix.share();
        }
    }

    /** Gives up what was asked of a peer that is gone. */
    void forget(PublicKey peer) {
        giveUp(question -> question.peer().equals(peer));
    }

    /** Gives up what was not answered in time; who was asked, once for each question. */
    List<PublicKey> expire(long now) {
        return giveUp(question -> now >= question.deadline());
    }

    private List<PublicKey> giveUp(Predicate<Question> which) {
        List<PublicKey> peers = new ArrayList<>();
        asked.entrySet().removeIf(entry -> {
            if (!which.test(entry.getValue())) {
                return false;
            }
            peers.add(entry.getValue().peer());
            again(entry.getKey(), entry.getValue());
            return true;
        });
        return peers;
    }
}
