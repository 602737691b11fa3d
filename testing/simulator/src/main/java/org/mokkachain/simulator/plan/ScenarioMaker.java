package org.mokkachain.simulator.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.fault.FaultPlan;
import org.mokkachain.simkit.network.Weather;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.genesis.Timing;

/**
 * Draws a schedule from a seed. Each one has its own mixture of faults and its own circumstances ("swarm testing"):
 * schedules that have a little of everything find less than those with much of something.
 */
public final class ScenarioMaker {
    private static final long MS = 1_000_000;
    private static final int REAL_SIGNATURES_EVERY = 100;
    private static final double REPORTED = 0.3;

    private final long seed;
    private final CrashModel model;
    private final int n;
    private final Set<FaultKind> allowed;
    private final Chance chance;

    private ScenarioMaker(long seed, CrashModel model, int validators, Set<FaultKind> allowed) {
        this.seed = seed;
        this.model = model;
        this.n = validators;
        this.allowed = allowed;
        this.chance = Chance.of(seed, "scenario");
    }

    /** The schedule of a seed. */
    public static Scenario make(long seed, CrashModel model, int validators, Set<FaultKind> allowed) {
        return new ScenarioMaker(seed, model, validators, allowed).make();
    }

    private Scenario make() {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        double density = chance.oneOf(List.of(0.2, 0.4, 0.7));
        for (FaultKind kind : FaultKind.values()) {
            boolean drawn = kind != FaultKind.MEMBERS && chance.hits(kind == FaultKind.BYZANTINE ? 0.6 : density);
            if (drawn && allowed.contains(kind)) {
                kinds.add(kind);
            }
        }
        int budget = Quorum.faults(model, n);
        SortedMap<Integer, Set<Villainy>> villains = villains(kinds, budget);
        budget -= villains.size();
        SortedSet<Integer> forgetful = kinds.contains(FaultKind.DISK)
                ? some(budget > 0 ? chance.below(budget + 1) : 0, villains.keySet())
                : new TreeSet<>();
        budget -= forgetful.size();
        Set<Integer> taken = new TreeSet<>(villains.keySet());
        taken.addAll(forgetful);
        SortedSet<Integer> dead = kinds.contains(FaultKind.CRASH) && chance.hits(0.3)
                ? some(budget > 0 ? chance.below(budget + 1) : 0, taken)
                : new TreeSet<>();
        Goal goal = chance.hits(0.5) ? Goal.LIVENESS : Goal.SAFETY;
        long end = chance.between(10_000, goal == Goal.SAFETY ? 30_000 : 20_000) * MS;
        Optional<MemberDrawer> members = allowed.contains(FaultKind.MEMBERS)
                ? Optional.of(new MemberDrawer(n, Chance.of(seed, "members")))
                : Optional.empty();
        int joiners = members.map(MemberDrawer::joiners).orElse(0);
        List<Fault> faults = new FaultDrawer(
                        new FaultDrawer.Frame(n + joiners, kinds, forgetful, budgetForClocks(), end), chance)
                .draw();
        members.ifPresent(drawer -> faults.addAll(drawer.draw(end)));
        return new Scenario(
                seed, model, n, joiners, goal, conditions(), villains, dead, new FaultPlan<>(faults), end);
    }

    /** Most liars get away, so that they can go on lying. */
    private long reportAfter() {
        Chance reports = Chance.of(seed, "reports");
        return reports.hits(REPORTED) ? reports.spread(10, 8_000) * MS : 0;
    }

    private int budgetForClocks() {
        return Quorum.faults(model, n);
    }

    private SortedMap<Integer, Set<Villainy>> villains(Set<FaultKind> kinds, int budget) {
        SortedMap<Integer, Set<Villainy>> villains = new TreeMap<>();
        if (model == CrashModel.CFT || budget == 0 || !kinds.contains(FaultKind.BYZANTINE)) {
            return villains;
        }
        for (int villain : some(1 + chance.below(budget), Set.of())) {
            Set<Villainy> deeds = EnumSet.noneOf(Villainy.class);
            List<Villainy> all = List.of(Villainy.values());
            int wanted = 1 + chance.below(4);
            while (deeds.size() < wanted) {
                deeds.add(chance.oneOf(all));
            }
            if (wanted > 1) {
                deeds.remove(Villainy.SILENT);
            }
            villains.put(villain, deeds);
        }
        return villains;
    }

    private SortedSet<Integer> some(int count, Set<Integer> excluded) {
        SortedSet<Integer> chosen = new TreeSet<>();
        for (int candidate : chance.order(n)) {
            if (chosen.size() < count && !excluded.contains(candidate)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private Conditions conditions() {
        Timing lan = Timing.LAN;
        Timing timing = new Timing(
                lan.heartbeatMs(),
                lan.heartbeatTimeoutMs(),
                lan.electionMs(),
                lan.progressMs(),
                chance.oneOf(List.of(1_500L, 4_000L, 10_000L)),
                chance.oneOf(List.of(2_000L, 5_000L, 600_000L)),
                chance.oneOf(List.of(0L, 0L, 500L)));
        long slowest = chance.spread(300, 25_000) * 1_000;
        Weather weather = Weather.calm(Math.min(slowest, 200_000), slowest);
        return new Conditions(
                timing,
                weather,
                chance.spread(100, 10_000) * 1_000,
                chance.spread(20, 3_000) * MS,
                2 + chance.below(4),
                chance.spread(100, 1_500) * MS,
                chance.spread(200, 2_000) * MS,
                chance.below(600),
                chance.oneOf(List.of(1, 2, 8, 8)),
                chance.oneOf(List.of(20L, 100_000L, 100_000L)),
                chance.oneOf(List.of(32L << 10, 16L << 20)),
                reportAfter(),
                seed % REAL_SIGNATURES_EVERY == 0);
    }
}
