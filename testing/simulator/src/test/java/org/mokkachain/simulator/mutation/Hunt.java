package org.mokkachain.simulator.mutation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.LongStream;
import org.mokkachain.simulator.plan.FaultKind;
import org.mokkachain.simulator.run.Campaign;
import org.mokkachain.simulator.run.Verdict;
import org.mokkachain.types.certificate.CrashModel;

/** Looks for the first schedule that fails. Loaded with the classes of a mutant, and so called by reflection. */
public final class Hunt {
    private Hunt() {}

    private static final int AT_ONCE = 16;

    /**
     * The number of the first failing schedule and what failed, with a blank between; empty if none fails.
     *
     * @param max schedules to try
     */
    public static String find(String model, int validators, int max) {
        Campaign campaign =
                new Campaign(1, max, CrashModel.valueOf(model), validators, EnumSet.allOf(FaultKind.class));
        for (long from = 1; from <= max; from += AT_ONCE) {
            Optional<Verdict> failed = LongStream.range(from, Math.min(from + AT_ONCE, max + 1L))
                    .parallel()
                    .mapToObj(seed -> Verdict.of(campaign.scenario(seed)))
                    .filter(verdict -> !verdict.isClean())
                    .findFirst();
            if (failed.isPresent()) {
                return failed.get().scenario().seed() + " " + failed.get().problem().orElse("");
            }
        }
        return "";
    }
}
