package org.mokkachain.simulator.run;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.mokkachain.simulator.plan.FaultKind;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.simulator.plan.ScenarioMaker;
import org.mokkachain.types.certificate.CrashModel;

/**
 * A range of schedules for one kind of network, run on all cores.
 *
 * @param from first seed
 * @param to last seed, included
 */
public record Campaign(long from, long to, CrashModel model, int validators, Set<FaultKind> faults) {
    private static final int MAX_VALIDATORS = 64;

    public Campaign {
        if (from > to) {
            throw new IllegalArgumentException("the range of seeds " + from + ".." + to + " is empty");
        }
        if (validators < 1 || validators > MAX_VALIDATORS) {
            throw new IllegalArgumentException("a network has 1 to 64 validators here, got " + validators);
        }
        Set<FaultKind> copy = EnumSet.noneOf(FaultKind.class);
        copy.addAll(faults);
        faults = copy;
    }

    /** The schedule of a seed. */
    public Scenario scenario(long seed) {
        return ScenarioMaker.make(seed, model, validators, faults);
    }

    /**
     * Runs all schedules.
     *
     * @param failed is told of each one that ended badly, from any thread
     * @param done is told of each one that ended, from any thread
     */
    public Report run(Consumer<Verdict> failed, Runnable done) {
        AtomicReference<Report> sum = new AtomicReference<>(Report.EMPTY);
        LongStream.rangeClosed(from, to).parallel().forEach(seed -> {
            Verdict verdict = Verdict.of(scenario(seed));
            sum.accumulateAndGet(verdict.report(), Report::plus);
            if (!verdict.isClean()) {
                failed.accept(verdict);
            }
            done.run();
        });
        return Objects.requireNonNull(sum.get());
    }
}
