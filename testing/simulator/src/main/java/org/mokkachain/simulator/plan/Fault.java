package org.mokkachain.simulator.plan;

import java.util.List;
import org.mokkachain.simkit.network.Weather;

/** Something that goes wrong at a moment of a schedule. Times in nanoseconds since its beginning. */
public sealed interface Fault {
    /** When it begins. */
    long at();

    /** One direction of a link between two hosts. */
    record Link(int from, int to) {}

    /** How a host goes down. */
    enum Death {
        /** The process is killed: what it has written stays. */
        KILL,
        /** The machine loses power: what was not synced is lost, maybe torn. */
        POWER
    }

    /** What is found damaged when a host comes back. */
    enum Damage {
        LOG_LOST,
        LOG_BIT_FLIPPED,
        LEDGER_LOST,
        EVERYTHING_LOST
    }

    /** What an operator wants. */
    enum Wish {
        STEP_DOWN,
        WEAKEN,
        SHUT_DOWN
    }

    /** A host dies at the given number of persist or send steps after {@code at}, and comes back. */
    record Crash(long at, int host, Death death, int boundary, long downFor) implements Fault {}

    /** Whoever leads at this moment dies. */
    record LeaderCrash(long at, Death death, long downFor) implements Fault {}

    /** Every host loses power at once; each comes back after its own time. */
    record PowerCut(long at, List<Long> downFor) implements Fault {
        public PowerCut {
            downFor = List.copyOf(downFor);
        }
    }

    /** A host goes down and finds its disk damaged when it comes back. */
    record DiskLoss(long at, int host, Damage damage, long downFor) implements Fault {}

    /** A host stands still, and then goes on as if nothing had been. */
    record Pause(long at, int host, long length) implements Fault {}

    /** Syncs of a host take long. */
    record SlowDisk(long at, int host, long length, long latency) implements Fault {}

    /** The wall clock of a host jumps, and later jumps back. */
    record ClockJump(long at, int host, long length, long millis) implements Fault {}

    /** Links are cut for a while. */
    record Cut(long at, long length, String shape, List<Link> links) implements Fault {
        public Cut {
            links = List.copyOf(links);
        }
    }

    /** A direction of a link is clogged: everything arrives at the end, at once. */
    record Clog(long at, long length, Link link) implements Fault {}

    /** The network gets worse for a while. */
    record Storm(long at, long length, Weather weather) implements Fault {}

    /** The validators are to be these hosts from some later block on. */
    record MemberChange(long at, List<Integer> members) implements Fault {
        public MemberChange {
            members = List.copyOf(members);
        }
    }

    /** An operator interferes. */
    record Operator(long at, int host, Wish wish) implements Fault {}
}
