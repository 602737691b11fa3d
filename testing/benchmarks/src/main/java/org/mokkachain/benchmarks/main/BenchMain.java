package org.mokkachain.benchmarks.main;

import org.mokkachain.benchmarks.load.BenchCommand;
import picocli.CommandLine;

/** Entry point of {@code mokka bench}. */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }
}
