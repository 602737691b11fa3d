package org.mokkachain.simkit.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What goes wrong in a run and when, decided beforehand: so parts of it can be left out.
 *
 * @param faults in any order
 * @param <F> kind of fault
 */
public record FaultPlan<F>(List<F> faults) {
    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /**
     * A smaller plan that still fails: leaves out halves, then quarters, down to single faults (Zeller's ddmin).
     *
     * @param fails runs a plan
     * @param maxRuns how many plans to try at most
     */
    public FaultPlan<F> shrink(Predicate<FaultPlan<F>> fails, int maxRuns) {
        List<F> needed = faults;
        int runs = 0;
        for (int chunk = Math.max(1, needed.size() / 2); runs < maxRuns; chunk = Math.max(1, chunk / 2)) {
            boolean smaller = false;
            for (int from = 0; from < needed.size() && runs < maxRuns; ) {
                List<F> candidate = without(needed, from, Math.min(from + chunk, needed.size()));
                runs++;
                if (fails.test(new FaultPlan<>(candidate))) {
                    needed = candidate;
                    smaller = true;
                } else {
                    from += chunk;
                }
            }
            if (chunk == 1 && !smaller) {
                break;
            }
        }
        return new FaultPlan<>(needed);
    }

    private static <F> List<F> without(List<F> all, int from, int to) {
        List<F> rest = new ArrayList<>(all.subList(0, from));
        rest.addAll(all.subList(to, all.size()));
        return rest;
    }
}
