package org.mokkachain.node.main;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mokka version}: three lines for people, or one JSON object. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Prints version, git commit and JDK.")
final class VersionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Version version = Version.current();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.printf(
                    "{\"version\":\"%s\",\"commit\":\"%s\",\"jdk\":\"%s\"}%n",
                    version.version(), version.commit(), version.jdk());
        } else {
            for (String line : version.getVersion()) {
                out.println(line);
            }
        }
        out.flush();
    }
}
