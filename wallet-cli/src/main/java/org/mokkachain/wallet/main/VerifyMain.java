package org.mokkachain.wallet.main;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.session.Terminals;
import org.mokkachain.wallet.verify.VerifyCommand;

/** {@code mokka verify}. It stands beside the wallet because that starts fastest and has no database. */
public final class VerifyMain {
    private VerifyMain() {}

    /** Ends the process with the exit code of the contract. */
    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        Map<String, String> environment = System.getenv();
        Output.Mode mode = new Output.Mode(
                arguments.contains("--json"),
                Terminals.showsColour(Terminals.STDOUT, environment),
                Terminals.showsColour(Terminals.STDERR, environment));
        Optional<Path> installation = Optional.ofNullable(System.getProperty("mokka.home")).map(Path::of);
        ExitCode code = new VerifyCommand(new Output(out, err, mode), Path.of(""), installation).run(arguments);
        out.flush();
        err.flush();
        System.exit(code.number());
    }
}
