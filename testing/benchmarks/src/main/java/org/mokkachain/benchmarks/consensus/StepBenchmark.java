package org.mokkachain.benchmarks.consensus;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time of one step of the state machine, and of a block at one validator, in the steady state of a cluster in the
 * Byzantine model. Signatures, disk and ledger cost nothing here; the queue between the nodes is included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
    private static final int FIRST_BLOCKS = 100;

    /** What an invocation did; the time is also given for each of these. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Done {
        /** Steps of all validators. */
        public long steps;

        /** Blocks times validators. */
        public long blocksAtOneValidator;
    }

    @Param({"4", "16", "31"})
    private int validators;

    private Cluster cluster = new Cluster(1);

    /** Elects a leader. */
    @Setup(Level.Trial)
    public void prepare() {
        cluster = new Cluster(validators);
        for (int i = 0; i < FIRST_BLOCKS; i++) {
            cluster.commitOne();
        }
    }

    @Benchmark
    public long commit(Done done) {
        long steps = cluster.steps();
        long height = cluster.height();
        cluster.commitOne();
        done.steps += cluster.steps() - steps;
        done.blocksAtOneValidator += (cluster.height() - height) * validators;
        return cluster.height();
    }

    /** Runs this benchmark. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(StepBenchmark.class.getName()).build()).run();
    }
}
