package org.mokkachain.simkit.fuzz;

import com.sun.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** One run. Inputs that were refused for a new reason, and some that were accepted, become seeds of further ones. */
final class FuzzRun {
    private static final int MAX_LEARNT = 512;
    private static final int REASON = 60;
    private static final int MAX_REASONS = 4096;
    private static final int ROOM = 4096;
    private static final int CLOCK_EVERY = 64;

    private final FuzzTarget target;
    private final FuzzBudget budget;
    private final ThreadMXBean threads;
    private final SplittableRandom random;
    private final Mutator mutator;
    private final List<byte[]> pool;
    private final int seeds;
    private final Set<String> reasons = new TreeSet<>();
    private long accepted;
    private long mostAllocated;
    private final AtomicLong executions = new AtomicLong();
    private volatile byte[] input = {};

    FuzzRun(FuzzTarget target, FuzzBudget budget, ThreadMXBean threads) {
        this.target = target;
        this.budget = budget;
        this.threads = threads;
        random = new SplittableRandom(budget.seed() * 0x9E3779B97F4A7C15L + target.name().hashCode());
        pool = new ArrayList<>(target.seeds());
        seeds = pool.size();
        int longest = pool.stream().mapToInt(seed -> seed.length).max().orElse(0);
        mutator = new Mutator(random, target.dictionary(), 2 * longest + ROOM);
    }

    String name() {
        return target.name();
    }

    long seed() {
        return budget.seed();
    }

    /** How many inputs were tried. */
    long executions() {
        return executions.get();
    }

    /** The one tried last. */
    byte[] input() {
        return input.clone();
    }

    FuzzReport report() {
        long start = System.nanoTime();
        checkSeeds();
        long end = start + budget.time().toNanos();
        for (long i = 0; i < budget.executions() || goesOn(i, end); i++) {
            // Half of the inputs come straight from the seeds: what was learnt may be far from anything acceptable.
            byte[] chosen = pool.get(random.nextInt(random.nextBoolean() ? seeds : pool.size()));
            attempt(mutator.mutate(chosen, pool.get(random.nextInt(pool.size()))));
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new FuzzReport(target.name(), executions(), accepted, reasons.size(), time, mostAllocated);
    }

    private boolean goesOn(long done, long end) {
        return !budget.time().isZero() && (done % CLOCK_EVERY > 0 || System.nanoTime() < end);
    }

    private void checkSeeds() {
        if (pool.isEmpty()) {
            throw new IllegalArgumentException("no seeds");
        }
        for (byte[] seed : List.copyOf(pool)) {
            long before = accepted;
            attempt(seed);
            if (accepted == before) {
                throw new IllegalStateException("a seed is refused");
            }
        }
    }

    private void attempt(byte[] tried) {
        input = tried;
        // A copy: a decoder that changes its input must not go unnoticed.
        byte[] fed = tried.clone();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            byte[] again = target.decoding().again(fed);
            checkAllocation(threads.getCurrentThreadAllocatedBytes() - before, tried);
            accepted++;
            checkForm(tried, again);
            remember(tried, random.nextInt(16) == 0);
        } catch (Refused e) {
            checkAllocation(threads.getCurrentThreadAllocatedBytes() - before, tried);
            remember(tried, isNew(e));
        }
        if (!Arrays.equals(fed, tried)) {
            throw new IllegalStateException("the input was changed");
        }
        executions.incrementAndGet();
    }

    private boolean isNew(Refused refusal) {
        String words = String.valueOf(refusal.getMessage()).replaceAll("\\P{Alpha}+", " ");
        return reasons.size() < MAX_REASONS && reasons.add(words.substring(0, Math.min(REASON, words.length())));
    }

    private void checkAllocation(long measured, byte[] tried) {
        long allowed = target.bounds().bytes() + target.bounds().perByte() * tried.length;
        // What is made by the first use of some code is not the doing of the input.
        long allocated = measured > allowed ? measuredAgain(tried) : measured;
        mostAllocated = Math.max(mostAllocated, allocated);
        if (allocated > allowed) {
            throw new IllegalStateException(allocated + " bytes were allocated, " + allowed + " are allowed");
        }
    }

    private long measuredAgain(byte[] tried) {
        byte[] fed = tried.clone();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            target.decoding().again(fed);
        } catch (Refused e) {
            // Refused as before.
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void checkForm(byte[] tried, byte[] again) {
        if (target.isCanonical() && !Arrays.equals(tried, again)) {
            throw new IllegalStateException("a second encoding of a value was accepted");
        }
        if (!target.isCanonical() && !Arrays.equals(onceMore(again), again)) {
            throw new IllegalStateException("what was encoded again is decoded to something else");
        }
    }

    private byte[] onceMore(byte[] again) {
        try {
            return target.decoding().again(again.clone());
        } catch (Refused e) {
            throw new IllegalStateException("what was encoded again is refused", e);
        }
    }

    private void remember(byte[] tried, boolean worth) {
        if (!worth) {
            return;
        }
        if (pool.size() < seeds + MAX_LEARNT) {
            pool.add(tried);
        } else {
            pool.set(seeds + random.nextInt(MAX_LEARNT), tried);
        }
    }
}
