package org.mokkachain.simulator.check;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Hash;

/**
 * I9: a validator follows only a leader whose proof is sound, and prepares only what extends that proof's base. Written
 * from the specification and not with the code that it checks.
 */
final class LeadershipCheck {
    private record TermOf(long epoch, long term) {}

    private final Blocks blocks;
    private final LongFunction<Epoch> epochs;
    private final Set<Proof> sound = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Integer, Map<TermOf, Hash>> followed = new HashMap<>();

    LeadershipCheck(Blocks blocks, LongFunction<Epoch> epochs) {
        this.blocks = blocks;
        this.epochs = epochs;
    }

    /**
     * An honest validator prepares a block.
     *
     * @param pin the proof that it follows
     * @param first whether it is its first block of the term
     */
    void prepared(int host, BlockReference block, Proof pin, boolean first) {
        if (sound.add(pin)) {
            Violation.unless(isSound(pin), () -> "I9: v" + host + " follows an unsound proof: " + pin);
        }
        blocks.header(block.hash()).ifPresent(header -> {
            boolean onBase = header.parentHash().equals(pin.base().block().hash());
            Violation.unless(
                    onBase ? first : isOfTerm(header),
                    () -> "I9: v" + host + " prepares " + block + ", which does not continue the leadership from "
                            + pin.base().block());
        });
    }

    /** An honest validator shows the proof that it follows, its own or another's. */
    void shown(int host, Lead lead) {
        Proof proof = lead.proof();
        Violation.unless(isSound(proof), () -> "I9: v" + host + " passes on an unsound proof: " + proof);
        Hash hash = lead.statement().proofHash();
        Hash first = followed.computeIfAbsent(host, h -> new HashMap<>())
                .putIfAbsent(new TermOf(proof.epoch(), proof.term()), hash);
        Violation.unless(
                first == null || first.equals(hash),
                () -> "I9: v" + host + " follows two proofs in term " + proof.term());
    }

    /** A proof that it followed, but prepared no block for, need not be on its disk. */
    void started(int host) {
        followed.remove(host);
    }

    private boolean isOfTerm(Header header) {
        return blocks.header(header.parentHash()).stream()
                .allMatch(parent -> parent.term() == header.term()
                        && parent.epoch() == header.epoch()
                        && parent.proofHash().equals(header.proofHash()));
    }

    private boolean isSound(Proof proof) {
        Epoch epoch = epochs.apply(proof.epoch());
        Rank highest = proof.votes().stream()
                .map(vote -> Rank.of(vote.report()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return proof.leader() == epoch.candidate(proof.term())
                && proof.votes().size() >= epoch.quorum()
                && proof.baseRank().equals(highest)
                && proof.votes().stream()
                        .allMatch(vote -> vote.term() == proof.term()
                                && vote.epoch() == proof.epoch()
                                && vote.candidate() == proof.leader());
    }
}
