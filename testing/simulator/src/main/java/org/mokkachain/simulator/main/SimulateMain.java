package org.mokkachain.simulator.main;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mokka simulate}: the deterministic simulators. */
@Command(
        name = "mokka simulate",
        description = "Runs the real protocol code in simulated worlds, with faults.",
        mixinStandardHelpOptions = true,
        subcommands = {ConsensusCommand.class, GossipCommand.class})
public final class SimulateMain {
    private SimulateMain() {}

    /** The program's command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new SimulateMain()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
