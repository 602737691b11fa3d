package org.mokkachain.wallet.main;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.Interpreter;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.ConsolePrompter;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Settings;
import org.mokkachain.wallet.session.Surroundings;
import org.mokkachain.wallet.session.Terminals;
import org.mokkachain.wallet.shell.Script;
import org.mokkachain.wallet.shell.Shell;

/** {@code mokka wallet}: one command, or the interactive shell where none is given. */
public final class WalletMain {
    private WalletMain() {}

    /** Ends the process with the exit code of the contract. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = new Surroundings(
                out,
                err,
                environment,
                new ConsolePrompter(System.in, err),
                Interruption.ofProcess(),
                Terminals.showsColour(Terminals.STDOUT, environment),
                Terminals.showsColour(Terminals.STDERR, environment));
        ExitCode code = run(List.of(args), surroundings, Path.of(System.getProperty("user.home")), System.in);
        out.flush();
        err.flush();
        System.exit(code.number());
    }

    /**
     * As {@link #main}, without ending the process; for tests and programs that embed the wallet.
     *
     * @param in lines for the shell where no command is given and nobody sits at a terminal
     */
    public static ExitCode run(List<String> arguments, Surroundings surroundings, Path home, InputStream in) {
        Settings defaults = Settings.of(surroundings.environment(), home);
        try (Clients clients = new Clients()) {
            if (Interpreter.isCommand(arguments)) {
                return new Interpreter(surroundings, defaults, clients, "mokka wallet ").run(arguments);
            }
            Settings settings = Interpreter.settings(arguments, defaults);
            if (!surroundings.prompter().canAsk()) {
                return new Script(surroundings, settings, clients).run(in);
            }
            return Shell.atTerminal(surroundings.environment(), settings, clients);
        } catch (Failure e) {
            Output.Mode mode = new Output.Mode(arguments.contains("--json"), false, false);
            new Output(surroundings.out(), surroundings.err(), mode).failure(e);
            return e.exitCode();
        }
    }
}
