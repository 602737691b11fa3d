package org.mokkachain.benchmarks.main;

import org.mokkachain.benchmarks.load.BenchCommand;
import picocli.CommandLine;

/** Entry point of {@code mokka bench}. */
public final class BenchMain {
    private BenchMain() {}

    /** The program's command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new BenchCommand());
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
