package org.mokkachain.node.main;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The node program: everything of {@code ./mokka} but the wallet, the simulators and the load generator. */
@Command(
        name = "mokka",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs and looks after a private chain.",
        subcommands = {
            DevnetCommand.class,
            NodeCommand.class,
            KeyCommand.class,
            GenesisCommand.class,
            LedgerCommand.class,
            AdminCommand.class,
            InviteCommand.class,
            JoinCommand.class,
            VersionCommand.class
        })
public final class NodeMain implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** The program's command line, ready to execute; made anew for each run. */
    public static CommandLine commandLine() {
        CommandLine program = new CommandLine(new NodeMain());
        CommandLine node = Objects.requireNonNull(program.getSubcommands().get("node"));
        NodeCommand.addSettings(node.getCommandSpec());
        program.setCaseInsensitiveEnumValuesAllowed(true);
        ErrorHandlers.install(program);
        return program;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
