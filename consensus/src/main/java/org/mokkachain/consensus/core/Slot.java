package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;

/** The votes at one term and height; the first one of each validator in each phase counts. */
final class Slot {
    private final @Nullable BlockVote[] prepares;
    private final @Nullable BlockVote[] commits;
    /** The quorum of PREPAREs, once it is known. */
    Optional<Certificate> prepared = Optional.empty();
    /** This node has sent its COMMIT. */
    boolean commitSent;

    final long createdAt;

    Slot(int validators, long createdAt) {
        this.createdAt = createdAt;
        prepares = new @Nullable BlockVote[validators];
        commits = new @Nullable BlockVote[validators];
    }

    private @Nullable BlockVote[] votes(Phase phase) {
        return switch (phase) {
            case PREPARE -> prepares;
            case COMMIT -> commits;
        };
    }

    /** The vote already counted for this validator. */
    Optional<BlockVote> get(Phase phase, int signer) {
        return Optional.ofNullable(votes(phase)[signer]);
    }

    void put(BlockVote vote) {
        votes(vote.phase())[vote.signer()] = vote;
    }

    void remove(int signer) {
        prepares[signer] = null;
        commits[signer] = null;
    }

    /** All votes of a phase, ascending by signer. */
    List<BlockVote> all(Phase phase) {
        List<BlockVote> found = new ArrayList<>();
        for (BlockVote vote : votes(phase)) {
            if (vote != null) {
                found.add(vote);
            }
        }
        return found;
    }

    int count(Phase phase, BlockReference block) {
        int count = 0;
        for (BlockVote vote : votes(phase)) {
            if (vote != null && vote.block().equals(block)) {
                count++;
            }
        }
        return count;
    }

    /** The certificate that the votes for {@code block} make. */
    Certificate certificate(Phase phase, BlockReference block, int quorum) {
        List<SignerSignature> signatures = all(phase).stream()
                .filter(vote -> vote.block().equals(block))
                .limit(quorum)
                .map(vote -> new SignerSignature(vote.signer(), vote.signature()))
                .toList();
        return new Certificate(phase, block, signatures);
    }
}
