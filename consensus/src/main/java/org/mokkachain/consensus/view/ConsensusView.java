package org.mokkachain.consensus.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mokkachain.types.certificate.BlockReference;

/**
 * A snapshot of the state machine that explains itself.
 *
 * @param leader index of the leader whose proof is pinned
 * @param committed the last final block
 * @param pending the block that is next to become final
 * @param targetHeight highest final block any peer claims to have
 * @param lostPast why this validator may not vote yet, if it may not
 * @param workPending an executable transaction is known
 * @param ok blocks come as soon as there is work
 * @param statement what is going on and, if no block comes, why; without the period at its end
 * @param missing names of the validators whose absence is the reason
 * @param nextAttemptNanos time until something is tried again, if nothing happens before
 */
public record ConsensusView(
        Role role,
        long epoch,
        long term,
        int candidate,
        OptionalInt leader,
        int quorum,
        BlockReference committed,
        Optional<BlockReference> pending,
        long targetHeight,
        boolean weakened,
        Optional<String> lostPast,
        boolean workPending,
        boolean ok,
        String statement,
        List<String> missing,
        OptionalLong nextAttemptNanos,
        List<PeerView> validators) {
    public ConsensusView {
        missing = List.copyOf(missing);
        validators = List.copyOf(validators);
    }

    /** The statement with the names of those who are missing. */
    public String sentence() {
        return statement + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing)) + ".";
    }
}
