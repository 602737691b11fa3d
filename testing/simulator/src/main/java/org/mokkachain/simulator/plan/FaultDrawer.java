package org.mokkachain.simulator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.network.Weather;

/** Draws the faults of one schedule. */
final class FaultDrawer {
    private static final long MS = 1_000_000;
    private static final long START = 100 * MS;

    /**
     * What may happen.
     *
     * @param n hosts
     * @param kinds in a defined order
     * @param forgetful hosts whose disks may be lost
     * @param clocks how many wall clocks may be wrong at once
     * @param end when everything is over, in nanoseconds
     */
    record Frame(int n, Set<FaultKind> kinds, SortedSet<Integer> forgetful, int clocks, long end) {}

    private final int n;
    private final Set<FaultKind> kinds;
    private final List<Integer> forgetful;
    private final int clocks;
    private final long end;
    private final Chance chance;
    private final List<Fault> faults = new ArrayList<>();

    FaultDrawer(Frame frame, Chance chance) {
        this.n = frame.n();
        this.kinds = frame.kinds();
        this.forgetful = List.copyOf(frame.forgetful());
        this.clocks = frame.clocks();
        this.end = frame.end();
        this.chance = chance;
    }

    List<Fault> draw() {
        for (FaultKind kind : kinds) {
            long pause = chance.spread(300, 8_000) * MS;
            for (long at = START + chance.between(0, pause); at < end; at += chance.between(pause / 2, 2 * pause)) {
                draw(kind, at);
            }
        }
        faults.sort(Comparator.comparingLong(Fault::at));
        return faults;
    }

    private void draw(FaultKind kind, long at) {
        switch (kind) {
            case CRASH -> crash(at);
            case POWER -> power(at);
            case DISK -> diskLoss(at);
            case PAUSE -> faults.add(new Fault.Pause(at, host(), time(20, 4_000)));
            case SLOW -> faults.add(new Fault.SlowDisk(at, host(), time(200, 5_000), time(20, 600)));
            case CLOCK -> clockJump(at);
            case PARTITION -> faults.add(new CutDrawer(n, chance).draw(at, time(50, 6_000)));
            case CLOG -> swizzle(at);
            case STORM -> faults.add(new Fault.Storm(at, time(200, 6_000), storm()));
            case OPERATOR ->
                faults.add(new Fault.Operator(at, host(), chance.oneOf(List.of(Fault.Wish.values()))));
            case BYZANTINE, MEMBERS -> {
                // Villains need no occasion, and members are drawn by themselves.
            }
        }
    }

    private int host() {
        return chance.below(n);
    }

    private long time(long leastMs, long mostMs) {
        return chance.spread(leastMs, mostMs) * MS;
    }

    private Fault.Death death() {
        return chance.hits(0.5) ? Fault.Death.KILL : Fault.Death.POWER;
    }

    private void crash(long at) {
        if (chance.hits(0.35)) {
            faults.add(new Fault.LeaderCrash(at, death(), time(1, 5_000)));
        } else {
            faults.add(new Fault.Crash(at, host(), death(), chance.below(30), time(1, 5_000)));
        }
    }

    private void power(long at) {
        List<Long> downFor = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            downFor.add(time(1, 3_000));
        }
        faults.add(new Fault.PowerCut(at, downFor));
    }

    private void diskLoss(long at) {
        if (!forgetful.isEmpty()) {
            Fault.Damage damage = chance.oneOf(List.of(Fault.Damage.values()));
            faults.add(new Fault.DiskLoss(at, chance.oneOf(forgetful), damage, time(1, 3_000)));
        }
    }

    private void clockJump(long at) {
        if (clocks > 0) {
            // Always among the same few, so that never too many are wrong at once.
            long jump = chance.hits(0.5) ? chance.between(-3_600_000, 3_600_000) : chance.between(-5_000, 5_000);
            faults.add(new Fault.ClockJump(at, chance.below(clocks), time(100, 8_000), jump));
        }
    }

    /** Links are clogged one after the other and freed in another order. */
    private void swizzle(long at) {
        long span = time(100, 5_000);
        List<Integer> hosts = chance.order(n).subList(0, 1 + chance.below(n));
        for (int host : hosts) {
            long from = at + chance.between(0, span);
            long length = chance.between(0, span);
            for (int other = 0; other < n; other++) {
                if (other != host) {
                    faults.add(new Fault.Clog(from, length, new Fault.Link(host, other)));
                    faults.add(new Fault.Clog(from, length, new Fault.Link(other, host)));
                }
            }
        }
    }

    private Weather storm() {
        long slowest = chance.spread(1, 400) * MS;
        return new Weather(
                Math.min(slowest, 200_000),
                slowest,
                chance.hits(0.5) ? 0.1 : 0,
                chance.hits(0.6) ? chance.below(31) / 100.0 : 0,
                chance.hits(0.5) ? chance.below(20) / 100.0 : 0,
                chance.hits(0.5) ? chance.below(20) / 100.0 : 0);
    }
}
