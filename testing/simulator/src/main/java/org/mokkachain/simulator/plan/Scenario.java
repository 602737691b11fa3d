package org.mokkachain.simulator.plan;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.simkit.fault.FaultPlan;
import org.mokkachain.types.certificate.CrashModel;

/**
 * One schedule, complete: running it twice gives the same history.
 *
 * @param seed decides whatever is not written here
 * @param validators size of the first validator set: the hosts from 0 on
 * @param joiners further hosts, which begin as observers and may become validators
 * @param villains the Byzantine validators and what they do
 * @param dead validators that never start
 * @param faultsEnd when the last fault is over, nanoseconds; with goal SAFETY the end of the schedule
 */
public record Scenario(
        long seed,
        CrashModel model,
        int validators,
        int joiners,
        Goal goal,
        Conditions conditions,
        SortedMap<Integer, Set<Villainy>> villains,
        SortedSet<Integer> dead,
        FaultPlan<Fault> plan,
        long faultsEnd) {
    public Scenario {
        SortedMap<Integer, Set<Villainy>> copy = new TreeMap<>();
        for (Map.Entry<Integer, Set<Villainy>> villain : villains.entrySet()) {
            Set<Villainy> deeds = EnumSet.noneOf(Villainy.class);
            deeds.addAll(villain.getValue());
            copy.put(villain.getKey(), deeds);
        }
        villains = copy;
        dead = new TreeSet<>(dead);
    }

    /** Machines with a key of their own; the second ones of twins not counted. */
    public int machines() {
        return validators + joiners;
    }

    /** The same without some of its faults. */
    public Scenario with(FaultPlan<Fault> smaller) {
        return new Scenario(
                seed, model, validators, joiners, goal, conditions, villains, dead, smaller, faultsEnd);
    }

    /** The same with another set of Byzantine validators. */
    public Scenario withVillains(SortedMap<Integer, Set<Villainy>> others) {
        return new Scenario(seed, model, validators, joiners, goal, conditions, others, dead, plan, faultsEnd);
    }
}
