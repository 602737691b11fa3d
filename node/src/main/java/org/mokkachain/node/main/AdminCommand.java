package org.mokkachain.node.main;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.LeadershipInfo;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.api.model.PeerWishesRequest;
import org.mokkachain.api.model.WeakenRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mokka admin}: what an operator asks of a running node, besides the care of its store. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = {
            "Asks a running node not to lead, or with whom to link. The node has admin.enabled on; the command reads",
            "the token in its directory, so it is run by the node's user. See 'mokka ledger' for backup and compact."
        },
        subcommands = {AdminCommand.Weaken.class, AdminCommand.StepDown.class, AdminCommand.Peers.class})
final class AdminCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: weaken, step-down or peers.");
    }

    private static void print(Output output, LeadershipInfo now) {
        String leads = now.leader().map(name -> name + " leads term " + now.term())
                .orElse("nobody leads term " + now.term() + " yet");
        String handed = now.wasLeader() && now.milliseconds() > 0 ? " after " + now.milliseconds() + " ms" : "";
        output.print(now, "this node: " + now.state(), leads + handed);
    }

    /** Milliseconds, or with a unit. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

        @Override
        public Duration convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no time; write for example 500ms, 30s or 5m");
            }
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
        }
    }

    /** Not to lead for a while. */
    @Command(name = "weaken", mixinStandardHelpOptions = true,
            description = {
                "Has a validator abstain from leading for a while, unless nobody else leads. If it leads, it hands",
                "over in good order first. It goes on voting. With --for 0s it may lead again."
            })
    static final class Weaken implements Callable<Integer> {
        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Option(names = "--for", required = true, paramLabel = "TIME", converter = Time.class,
                description = "How long: 500ms, 30s, 5m; at most 24h.")
        private Duration time = Duration.ZERO;

        @Override
        public Integer call() {
            WeakenRequest request = new WeakenRequest(time.toMillis());
            print(output, RunningNode.of(files).post("weaken", request, LeadershipInfo.class));
            return ExitCode.OK.number();
        }
    }

    /** Not to lead any more. */
    @Command(name = "step-down", mixinStandardHelpOptions = true,
            description = "Has the leader end its term in good order; ends when another validator leads.")
    static final class StepDown implements Callable<Integer> {
        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            print(output, RunningNode.of(files).post("step-down", Map.of(), LeadershipInfo.class));
            return ExitCode.OK.number();
        }
    }

    /** With whom to link. */
    @Command(name = "peers", mixinStandardHelpOptions = true,
            description = {
                "Shows, adds and drops the nodes with which this one links by its operator's wish. What is added and",
                "dropped holds until the node ends; write it to p2p.peers to keep it. All links: 'chain peers'."
            })
    static final class Peers implements Callable<Integer> {
        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Option(names = "--add", paramLabel = "PEER", description = "mokka://KEY@HOST:PORT to dial and admit.")
        private List<String> add = new ArrayList<>();

        @Option(names = "--drop", paramLabel = "KEY", description = "Public key of a node not to link with.")
        private List<String> drop = new ArrayList<>();

        @Override
        public Integer call() {
            PeerWish[] peers = RunningNode.of(files)
                    .post("peers", new PeerWishesRequest(add, drop), PeerWish[].class);
            String[] lines = Arrays.stream(peers)
                    .map(peer -> peer.standing() + "  " + peer.address().orElse(peer.nodeId()))
                    .toArray(String[]::new);
            output.print(Map.of("peers", peers), lines.length == 0 ? new String[] {"none"} : lines);
            return ExitCode.OK.number();
        }
    }
}
