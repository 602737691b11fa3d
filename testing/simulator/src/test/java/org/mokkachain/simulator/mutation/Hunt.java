package org.mokkachain.simulator.mutation;

import java.util.EnumSet;
import org.mokkachain.simulator.plan.FaultKind;
import org.mokkachain.simulator.run.Campaign;
import org.mokkachain.simulator.run.Verdict;
import org.mokkachain.types.certificate.CrashModel;

/** Looks for the first schedule that fails. Loaded with the classes of a mutant, and so called by reflection. */
public final class Hunt {
    private Hunt() {}

    /**
     * The number of the first failing schedule and what failed, with a blank between; empty if none fails.
     *
     * @param max schedules to try
     */
    public static String find(String model, int validators, int max) {
        Campaign campaign =
                new Campaign(1, max, CrashModel.valueOf(model), validators, EnumSet.allOf(FaultKind.class));
        for (long seed = 1; seed <= max; seed++) {
            Verdict verdict = Verdict.of(campaign.scenario(seed));
            if (!verdict.isClean()) {
                return seed + " " + verdict.problem().orElse("");
            }
        }
        return "";
    }
}
