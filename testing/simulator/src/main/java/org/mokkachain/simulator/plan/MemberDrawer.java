package org.mokkachain.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.simkit.chance.Chance;

/**
 * Draws changes of the validator set. No set is smaller than the first one, so whatever number of faulty hosts that one
 * tolerates, the others do, too.
 */
final class MemberDrawer {
    private static final long MS = 1_000_000;
    private static final long EARLIEST = 500 * MS;
    private static final double USUAL = 0.3;

    private final int validators;
    private final int joiners;
    private final Chance chance;

    MemberDrawer(int validators, Chance chance) {
        this.validators = validators;
        this.chance = chance;
        this.joiners = chance.hits(USUAL) ? 1 + chance.below(2) : 0;
    }

    /** Hosts beside the first validators. */
    int joiners() {
        return joiners;
    }

    List<Fault> draw(long end) {
        List<Fault> changes = new ArrayList<>();
        int wanted = joiners == 0 ? 0 : 1 + chance.below(5);
        for (int i = 0; i < wanted; i++) {
            int size = validators + chance.below(joiners + 1);
            List<Integer> members =
                    chance.order(validators + joiners).subList(0, size).stream().sorted().toList();
            changes.add(new Fault.MemberChange(chance.between(EARLIEST, end), members));
        }
        return changes;
    }
}
