package org.mokkachain.node.liveness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.Health;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.Role;

/**
 * Whether a node does what it is for, and every reason why not: a validator can vote, an observer is in sync. It is
 * about this node, not about the chain: a validator without a quorum of others is ready, even without any.
 *
 * @param view of the protocol
 * @param height of the last block that can be read
 * @param links with other nodes
 * @param sync how it catches up, one sentence
 * @param own what is wrong with the node itself
 */
public record Readiness(ConsensusView view, long height, long links, String sync, OwnState own) {
    /** Ready, or not because of these. */
    public Health health() {
        List<String> reasons = new ArrayList<>();
        own.disk().ifPresent(reasons::add);
        own.copied().ifPresent(copy -> reasons.add("another running node has the key of this one: stop one of them"));
        own.overload().ifPresent(overload -> reasons.add(overload.words() + "; see limits.mailbox"));
        role().ifPresent(reasons::add);
        company().ifPresent(reasons::add);
        return reasons.isEmpty() ? Health.OK : new Health(false, reasons);
    }

    private Optional<String> role() {
        return switch (view.role()) {
            case LEADER, CANDIDATE, FOLLOWER, OBSERVER ->
                view.targetHeight() > height + 1 ? Optional.of(behind()) : Optional.empty();
            case STARTING -> Optional.of("starting");
            case REJOINING -> Optional.of("lost its consensus log and may not vote yet");
            case HALTED -> Optional.of("halted");
        };
    }

    private String behind() {
        return "catching up: height " + height + " of " + view.targetHeight() + " (" + sync + ")";
    }

    /**
     * Alone an observer cannot know that it is in sync. A validator can vote alone, and must be ready then: where nodes
     * are started one after the other, each when the last is ready, the next one is the one it waits for.
     */
    private Optional<String> company() {
        return links > 0 || view.role() != Role.OBSERVER
                ? Optional.empty()
                : Optional.of("linked with no other node: how far they are is not known");
    }
}
