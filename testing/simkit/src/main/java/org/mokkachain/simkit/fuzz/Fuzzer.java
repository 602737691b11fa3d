package org.mokkachain.simkit.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a target within a budget. A finding is an {@link AssertionError} with the input that showed it: a decoder that
 * throws what it should not, accepts a second encoding of a value, sets aside too much memory or does not come back.
 */
public final class Fuzzer {
    private static final int SHOWN = 4096;
    private static final long MAX_GROWTH = 32 << 20;

    private Fuzzer() {}

    /** Tries inputs until the budget is used up. */
    public static FuzzReport run(FuzzTarget target, FuzzBudget budget) {
        FuzzRun run = new FuzzRun(target, budget, (ThreadMXBean) ManagementFactory.getThreadMXBean());
        FutureTask<FuzzReport> task = new FutureTask<>(run::report);
        Thread thread = new Thread(task, "fuzz-" + target.name());
        // One that hangs must not keep the process alive.
        thread.setDaemon(true);
        long before = usedMemory();
        thread.start();
        FuzzReport report = await(task, run, budget.hang());
        long growth = usedMemory() - before;
        if (growth > MAX_GROWTH) {
            throw new AssertionError(target.name() + ": " + growth + " bytes stay in memory after the run");
        }
        return report;
    }

    private static FuzzReport await(FutureTask<FuzzReport> task, FuzzRun run, Duration hang) {
        long seen = -1;
        while (true) {
            try {
                return task.get(hang.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (run.executions() == seen) {
                    throw new AssertionError("does not come back: " + describe(run), e);
                }
                seen = run.executions();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause() + ": " + describe(run), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted: " + describe(run), e);
            }
        }
    }

    private static String describe(FuzzRun run) {
        byte[] input = run.input();
        String hex = HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN));
        return run.name() + ", input " + run.executions() + " of seed " + run.seed() + ", " + input.length
                + " bytes: " + hex + (input.length > SHOWN ? "…" : "");
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
