package org.mokkachain.node.main;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.mokkachain.api.json.ApiJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The result of a command on standard output: lines for people, or exactly one JSON object. Used as a mixin. */
final class Output {
    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Something for people only, on standard error. */
    void note(String line) {
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(line);
            err.flush();
        }
    }

    /** Prints one of both. */
    void print(Object object, String... lines) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(ApiJson.write(object), StandardCharsets.UTF_8));
        } else {
            for (String line : lines) {
                out.println(line);
            }
        }
        out.flush();
    }
}
