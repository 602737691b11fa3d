package org.mokkachain.simulator.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mokkachain.simkit.fault.FaultPlan;
import org.mokkachain.simulator.check.Violation;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.simulator.plan.Villainy;
import org.mokkachain.simulator.world.World;

/** Makes a failed schedule smaller and tells what happened in it. */
public final class Autopsy {
    private static final int MAX_RUNS = 30;

    private Autopsy() {}

    /** A schedule with fewer faults that fails in the same way. */
    public static Scenario shrink(Verdict failed) {
        Scenario scenario = withFewerVillains(failed);
        FaultPlan<Fault> plan = scenario.plan()
                .shrink(smaller -> Verdict.of(scenario.with(smaller)).isLike(failed), MAX_RUNS);
        return scenario.with(plan);
    }

    private static Scenario withFewerVillains(Verdict failed) {
        Scenario scenario = failed.scenario();
        for (Integer villain : List.copyOf(scenario.villains().keySet())) {
            SortedMap<Integer, java.util.Set<Villainy>> fewer = new TreeMap<>(scenario.villains());
            fewer.remove(villain);
            Scenario smaller = scenario.withVillains(fewer);
            if (Verdict.of(smaller).isLike(failed)) {
                scenario = smaller;
            }
        }
        return scenario;
    }

    /** The last lines of what happens in a schedule. */
    public static List<String> transcript(Scenario scenario, int lines) {
        World world = new World(scenario, lines);
        try {
            world.run();
        } catch (Violation | IllegalStateException | IllegalArgumentException | java.util.NoSuchElementException e) {
            world.transcript().add(0, "", () -> "*** " + e.getMessage());
        }
        return world.transcript().lines();
    }
}
