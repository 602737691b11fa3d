package org.mokkachain.simulator.main;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mokkachain.simulator.gossip.run.GossipFigures;
import org.mokkachain.simulator.gossip.run.GossipPlan;
import org.mokkachain.simulator.gossip.run.GossipTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mokka simulate gossip}: networks of the gossip layer, measured as the papers measure theirs. */
@Command(
        name = "gossip",
        description = "Spreads messages in a network of the real gossip layer; exits with 1 if an invariant breaks.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class GossipCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--nodes", required = true, paramLabel = "N", description = "Size of the network.")
    private int nodes;

    @Option(
            names = "--messages",
            required = true,
            paramLabel = "M",
            description = "Half of them, at most 5 per publisher, warm up.")
    private int messages;

    @Option(names = "--publishers", paramLabel = "N", description = "Nodes the messages come from.")
    private int publishers = 10;

    @Option(names = "--kill", paramLabel = "PERCENT", description = "Nodes that die at once after the warm-up.")
    private int kill;

    @Option(names = "--cut", paramLabel = "SECONDS", description = "How long the network is then cut in two halves.")
    private int cut;

    @Option(names = "--loss", paramLabel = "PERCENT", description = "Messages of the protocols that are lost.")
    private double loss;

    @Option(names = "--bytes", paramLabel = "BYTES", description = "Content of a message.")
    private int bytes = 256;

    @Option(names = "--seed", paramLabel = "SEED", description = "One seed is one history.")
    private long seed = 1;

    @Option(names = "--json", description = "Print nothing but one JSON object to standard output.")
    private boolean json;

    GossipCommand() {}

    @Override
    public Integer call() {
        GossipPlan plan = plan();
        long started = System.nanoTime();
        GossipTrial trial = new GossipTrial(plan);
        GossipFigures figures = trial.run();
        Optional<String> wrong = trial.wrong();
        System.out.println(json ? figures.json() : figures.report());
        if (!json) {
            System.out.printf(
                    Locale.ROOT,
                    "%-22s%.1f s for %.0f simulated seconds%n",
                    "time",
                    (System.nanoTime() - started) / 1e9,
                    figures.simulatedSeconds());
        }
        wrong.ifPresent(sentence -> System.err.printf("wrong: %s%nreplay: %s%n", sentence, plan.command()));
        return wrong.isPresent() ? 1 : 0;
    }

    private GossipPlan plan() {
        try {
            return new GossipPlan(nodes, messages, publishers, kill, cut, loss / 100, bytes, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
