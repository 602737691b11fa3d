package org.mokkachain.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mokka bench}: puts a development network under load and reports what it reached. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Sends transfers at a fixed rate to a development network and reports how soon they are final.",
        footer = {"", "Examples:", "  ./mokka bench --self", "  ./mokka bench --node http://127.0.0.1:8080 --rate 500",
            "  ./mokka bench --self --rate 700 --reads 300"})
public final class BenchCommand implements Callable<Integer> {
    private static final int SELF_WARMUP = 30;

    @Option(names = "--self", description = "start a development network of its own, and stop it afterwards")
    private boolean self;

    @Option(names = "--validators", defaultValue = "4", paramLabel = "N",
            description = "validators of the own network (default: ${DEFAULT-VALUE})")
    private int validators;

    @Option(names = {"--crash-model", "--mode"}, defaultValue = "bft", paramLabel = "bft|cft",
            description = "crash model of the own network (default: ${DEFAULT-VALUE})")
    private String crashModel = "bft";

    @Option(names = "--node", paramLabel = "URL", description = "nodes of a running network; may be repeated")
    private List<URI> nodes = List.of();

    @Option(names = "--rate", defaultValue = "2000", paramLabel = "N",
            description = "transfers per second (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", paramLabel = "S",
            description = "how long to send (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--warmup", paramLabel = "S",
            description = "seconds of half the rate beforehand, not counted: a JVM is several times slower at first"
                    + " (default: 30 with --self, else 0)")
    private Optional<Integer> warmup = Optional.empty();

    @Option(names = "--accounts", defaultValue = "200", paramLabel = "N",
            description = "sending accounts (default: ${DEFAULT-VALUE})")
    private int accounts;

    @Option(names = "--reads", defaultValue = "0", paramLabel = "N",
            description = "reads per second meanwhile: status, latest block and an account in turn"
                    + " (default: ${DEFAULT-VALUE})")
    private int reads;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (rate < 1 || seconds < 1 || accounts < 1 || validators < 1) {
            System.err.println("error: --rate, --seconds, --accounts and --validators must be at least 1");
            return ExitCode.USAGE.number();
        }
        if (reads < 0 || warmupSeconds() < 0) {
            System.err.println("error: --reads and --warmup must be at least 0");
            return ExitCode.USAGE.number();
        }
        try (Network network = network()) {
            Load load = new Load(rate, seconds, accounts, reads);
            Report report = new Bench(network, load).run(warmupSeconds());
            System.out.println(json ? new String(ApiJson.write(report), StandardCharsets.UTF_8) : report.text());
            return report.balancesAddUp() ? ExitCode.OK.number() : ExitCode.ERROR.number();
        } catch (ConnectionException e) {
            System.err.println("error: " + e.getMessage());
            return ExitCode.CANNOT_CONNECT.number();
        } catch (IOException e) {
            System.err.println("error: " + e.getMessage());
            return ExitCode.ERROR.number();
        }
    }

    private int warmupSeconds() {
        return warmup.orElse(self ? SELF_WARMUP : 0);
    }

    private Network network() throws IOException, InterruptedException {
        if (self) {
            return Network.start(validators, crashModel);
        }
        return Network.of(nodes.isEmpty() ? List.of(URI.create("http://127.0.0.1:8080")) : nodes);
    }
}
