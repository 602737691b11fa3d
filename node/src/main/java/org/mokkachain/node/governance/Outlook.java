package org.mokkachain.node.governance;

import java.util.List;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.Change;

/**
 * The validators, and what else may change them.
 *
 * @param members as decided so far
 * @param passing what has, with approvals that wait for a block, as many as it needs; in the order of proposals
 * @param open what has not
 */
public record Outlook(ValidatorSet members, List<Proposed> passing, List<Proposed> open) {
    public Outlook {
        passing = List.copyOf(passing);
        open = List.copyOf(open);
    }

    /** A change and the number of its proposal, which is only expected as long as the proposal waits for a block. */
    public record Proposed(long number, Change change) {}

    /** A set that nobody wants to change. */
    public static Outlook of(ValidatorSet members) {
        return new Outlook(members, List.of(), List.of());
    }

    /** The same without proposals of this change. */
    Outlook without(Change change) {
        return new Outlook(members, others(passing, change), others(open, change));
    }

    private static List<Proposed> others(List<Proposed> proposals, Change change) {
        return proposals.stream().filter(proposed -> !proposed.change().equals(change)).toList();
    }
}
