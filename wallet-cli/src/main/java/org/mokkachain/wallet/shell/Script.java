package org.mokkachain.wallet.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.Interpreter;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Prompter;
import org.mokkachain.wallet.session.Settings;
import org.mokkachain.wallet.session.Surroundings;

/** The shell without a terminal: commands from a pipe or file, one per line; ends as the last of them did. */
public final class Script {
    private final Surroundings surroundings;
    private final Settings settings;
    private final Clients clients;

    public Script(Surroundings surroundings, Settings settings, Clients clients) {
        this.surroundings = new Surroundings(
                surroundings.out(),
                surroundings.err(),
                surroundings.environment(),
                Prompter.nobody(), // standard input holds the commands
                surroundings.interruption(),
                surroundings.colour(),
                surroundings.live());
        this.settings = settings;
        this.clients = clients;
    }

    /** Runs every line of {@code in}. */
    public ExitCode run(InputStream in) throws Failure {
        LineRunner runner = new LineRunner(() -> new Interpreter(surroundings, settings, clients, ""), Map.of());
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null && runner.run(line)) {
                line = lines.readLine();
            }
            return runner.last();
        } catch (IOException e) {
            throw new Failure(ExitCode.ERROR, "input", "cannot read the commands: " + e.getMessage(), "Try again.");
        }
    }
}
