package org.mokkachain.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.simkit.fault.FaultPlan;
import org.mokkachain.simkit.network.Weather;
import org.mokkachain.simulator.plan.Conditions;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.simulator.plan.Goal;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.genesis.Timing;

/** Schedules made by hand: a network in good weather, and only the faults one wants. */
record Laboratory(
        CrashModel model, int validators, long delay, long seconds, long reportAfter, List<Fault> faults) {
    static final long MS = 1_000_000;
    static final long SECOND = 1_000 * MS;

    static Laboratory lan(CrashModel model, int validators) {
        return new Laboratory(model, validators, 2 * MS, 10, 0, List.of());
    }

    Laboratory with(Fault fault) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(fault);
        return new Laboratory(model, validators, delay, seconds, reportAfter, more);
    }

    Laboratory lasting(long length) {
        return new Laboratory(model, validators, delay, length, reportAfter, faults);
    }

    Laboratory withDelay(long nanos) {
        return new Laboratory(model, validators, nanos, seconds, reportAfter, faults);
    }

    /** Evidence against liars is reported after at most this time. */
    Laboratory reportingAfter(long nanos) {
        return new Laboratory(model, validators, delay, seconds, nanos, faults);
    }

    Scenario scenario(long seed, Goal goal, Integer... dead) {
        Conditions conditions = new Conditions(
                Timing.LAN,
                Weather.calm(delay, delay),
                MS / 10,
                100 * MS,
                5,
                60 * MS,
                500 * MS,
                0,
                8,
                100_000,
                16 << 20,
                reportAfter,
                false);
        return new Scenario(
                seed,
                model,
                validators,
                joiners(),
                goal,
                conditions,
                new TreeMap<>(),
                new TreeSet<>(List.of(dead)),
                new FaultPlan<>(faults),
                seconds * SECOND);
    }

    /** As many more hosts as the changes of the validators ask for. */
    private int joiners() {
        return faults.stream()
                .filter(Fault.MemberChange.class::isInstance)
                .flatMap(fault -> ((Fault.MemberChange) fault).members().stream())
                .mapToInt(member -> member + 1 - validators)
                .reduce(0, Math::max);
    }

    /** Everything that happens in the schedule of a seed. */
    List<String> transcript(long seed) {
        return Autopsy.transcript(scenario(seed, Goal.SAFETY), 1_000_000);
    }

    /** Milliseconds since the beginning, from a line of a transcript. */
    static double time(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf(" ms")).trim());
    }

    /**
     * A block that became final for the first time anywhere.
     *
     * @param at milliseconds since the beginning
     */
    record Commit(double at, long term) {}

    /** The blocks in the order in which they became final. */
    static List<Commit> commits(List<String> transcript) {
        TreeSet<String> seen = new TreeSet<>();
        List<Commit> commits = new ArrayList<>();
        for (String line : transcript) {
            int at = line.indexOf("   committed ");
            if (at > 0 && seen.add(line.substring(at))) {
                String rank = line.substring(at).trim().split(" ")[1];
                commits.add(new Commit(time(line), Long.parseLong(rank.substring(0, rank.indexOf('/')))));
            }
        }
        return commits;
    }
}
