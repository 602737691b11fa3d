package org.mokkachain.node.runtime;

import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.model.LeadershipProof;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.types.value.Hash;

/** The last proofs of leadership that this node went by. Bounded: the oldest goes first. Thread-safe. */
final class Leaderships {
    private static final int MAX_PROOFS = 1_024;

    private final Map<Hash, LeadershipProof> byHash = new Newest<>(MAX_PROOFS);

    /**
     * This node goes by a proof from now on.
     *
     * @param epoch of the proof, for names
     * @param nowMs milliseconds since 1970-01-01 UTC
     */
    synchronized void proven(Proof proof, TermEntry entry, Epoch epoch, long nowMs) {
        byHash.put(proof.hash(), inWords(proof, entry, epoch, nowMs));
    }

    private static LeadershipProof inWords(Proof proof, TermEntry entry, Epoch epoch, long nowMs) {
        return new LeadershipProof(
                proof.epoch(),
                proof.term(),
                epoch.name(proof.leader()),
                proof.votes().stream().map(vote -> epoch.name(vote.signer())).toList(),
                entry.suspects().stream().map(suspect -> epoch.name(suspect.signer())).toList(),
                proof.base().block().height(),
                proof.base().block().hash().hex(),
                proof.base().block().height() + proof.ttlBlocks(),
                proof.ttlMs(),
                nowMs,
                nowMs + proof.ttlMs());
    }

    /** @param proofHash as in a header */
    synchronized Optional<LeadershipProof> of(Hash proofHash) {
        return Optional.ofNullable(byHash.get(proofHash));
    }
}
