package org.mokkachain.wallet.session;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command runs: a process of its own, or the shell.
 *
 * @param colour standard output may be coloured
 * @param live standard error is a terminal
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Prompter prompter,
        Interruption interruption,
        boolean colour,
        boolean live) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
