package org.mokkachain.simulator.main;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.mokkachain.simulator.plan.FaultKind;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.simulator.run.Autopsy;
import org.mokkachain.simulator.run.Campaign;
import org.mokkachain.simulator.run.Report;
import org.mokkachain.simulator.run.Verdict;
import org.mokkachain.types.certificate.CrashModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mokka simulate consensus}: schedules of faults for the consensus of a small network. */
@Command(
        name = "consensus",
        description = "Runs schedules of faults; exits with 1 if an invariant breaks or the chain stands still.",
        mixinStandardHelpOptions = true)
final class ConsensusCommand implements Callable<Integer> {
    private static final int MAX_REPORTS = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", required = true, paramLabel = "FROM..TO", description = "The seeds, both included.")
    private String seeds;

    @Option(
            names = "--validators",
            paramLabel = "N",
            split = ",",
            description = "Size of the network (default: 4); of several (with commas), all seeds run in each.")
    private List<Integer> validators = List.of(4);

    @Option(names = "--mode", paramLabel = "MODE", description = "bft or cft (default: bft).")
    private CrashModel mode = CrashModel.BFT;

    @Option(
            names = "--faults",
            paramLabel = "KINDS",
            description = "all, none, or some of crash, power, disk, pause, slow, clock, partition, clog, storm,"
                    + " operator, byzantine (default: all).")
    private String faults = "all";

    @Option(names = "--transcript", paramLabel = "LINES", description = "Lines to show of a failure (default: 80).")
    private int lines = 80;

    @Option(
            names = "--shrink",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Look for the faults that a failure needs (default).")
    private boolean shrink = true;

    @Option(names = "--json", description = "Print nothing but one line of JSON to standard output.")
    private boolean json;

    private final boolean watched = System.console() != null && System.console().isTerminal();

    ConsensusCommand() {}

    @Override
    public Integer call() {
        List<Campaign> campaigns = campaigns();
        long started = System.nanoTime();
        AtomicInteger failures = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Report report = Report.EMPTY;
        for (Campaign campaign : campaigns) {
            report = report.plus(campaign.run(
                    failed -> {
                        if (failures.incrementAndGet() <= MAX_REPORTS) {
                            explain(failed);
                        }
                    },
                    () -> progress(done.incrementAndGet(), started)));
        }
        if (watched) {
            System.err.printf("%n");
        }
        System.out.println(json ? report.json() : sentence(report, started));
        return report.isClean() ? 0 : 1;
    }

    private List<Campaign> campaigns() {
        try {
            String[] range = seeds.split("\\.\\.");
            long from = Long.parseLong(range[0].trim());
            long to = range.length == 1 ? from : Long.parseLong(range[1].trim());
            Set<FaultKind> kinds = FaultKind.parse(faults);
            return validators.stream()
                    .map(size -> new Campaign(from, to, mode, size, kinds))
                    .toList();
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--seeds wants FROM..TO, got " + seeds, e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Only for somebody who watches. */
    private void progress(long done, long started) {
        if (watched && done % 50 == 0) {
            double seconds = (System.nanoTime() - started) / 1e9;
            System.err.printf("\r%d schedules, %.1f per second ", done, done / seconds);
        }
    }

    private static String sentence(Report report, long started) {
        double seconds = (System.nanoTime() - started) / 1e9;
        return String.format(
                Locale.ROOT,
                "%d schedules in %.1f s (%.1f per second): %d violations, %d stalls, %d blocks in %.0f simulated"
                        + " seconds, worst gap between commits %d ms",
                report.seeds(),
                seconds,
                report.seeds() / seconds,
                report.violations(),
                report.stalls(),
                report.blocks(),
                report.nanos() / 1e9,
                report.worstGap() / 1_000_000);
    }

    private synchronized void explain(Verdict failed) {
        Scenario scenario = failed.scenario();
        System.err.printf("%nseed %d: %s%n", scenario.seed(), failed.problem().orElse(""));
        System.err.printf(
                "replay: ./mokka simulate consensus --seeds %d..%d --validators %d --mode %s --faults %s%n",
                scenario.seed(), scenario.seed(), scenario.validators(), mode.name().toLowerCase(Locale.ROOT), faults);
        Scenario smaller = shrink ? Autopsy.shrink(failed) : scenario;
        System.err.printf("conditions: %s%nvillains: %s, dead: %s%n", smaller.conditions(), smaller.villains(),
                smaller.dead());
        System.err.printf("%d of %d faults are enough:%n", smaller.plan().faults().size(),
                scenario.plan().faults().size());
        smaller.plan().faults().forEach(fault -> System.err.println("  " + fault));
        Autopsy.transcript(smaller, lines).forEach(System.err::println);
    }
}
