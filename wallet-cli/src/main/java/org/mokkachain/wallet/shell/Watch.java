package org.mokkachain.wallet.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.CommandTree;
import org.mokkachain.wallet.commands.Interpreter;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Prompter;
import org.mokkachain.wallet.session.Settings;
import org.mokkachain.wallet.session.Surroundings;

/**
 * {@code watch COMMAND}: shows a command's result on a page of its own, again whenever the chain has moved, and every
 * few seconds whatever happens, until Ctrl-C. Only for commands that look: nothing is ever paid by watching.
 */
final class Watch implements BuiltIn {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final Settings settings;
    private final Clients clients;
    private final WatchPage page;
    private final Beat beat;

    /** @param beat given when the chain has moved */
    Watch(Surroundings surroundings, Settings settings, Clients clients, WatchPage page, Beat beat) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.clients = clients;
        this.page = page;
        this.beat = beat;
    }

    @Override
    public ExitCode run(List<String> arguments) {
        Output output = new Output(
                surroundings.out(),
                surroundings.err(),
                new Output.Mode(false, surroundings.colour(), surroundings.live()));
        try {
            return watch(Typed.watched(arguments).rest(), pause(arguments));
        } catch (Failure e) {
            output.failure(e);
            return e.exitCode();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        } finally {
            page.end();
        }
    }

    private static Optional<Duration> pause(List<String> arguments) throws Failure {
        if (arguments.isEmpty() || !arguments.getFirst().equals(Typed.EVERY)) {
            return Optional.empty();
        }
        if (arguments.size() < 2) {
            throw Failure.usage(Typed.EVERY + " needs a time", "Write for example: watch --every 10s chain status");
        }
        return Optional.of(Times.parse(arguments.get(1)));
    }

    private ExitCode watch(List<String> command, Optional<Duration> pause) throws Failure, InterruptedException {
        requireView(command);
        String title = "watch " + String.join(" ", command);
        String rhythm = pause.map(time -> "every " + Times.span(time.toMillis())).orElse("at every new block");
        while (true) {
            long seen = beat.count();
            String result = once(command);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            page.show(title, rhythm + ", last at " + Times.time(System.currentTimeMillis()) + "; Ctrl-C ends", result);
            if (pause.isPresent()) {
                Thread.sleep(pause.get());
            } else {
                beat.await(seen, PAUSE);
            }
        }
    }

    private static void requireView(List<String> command) throws Failure {
        Place place = Place.after(command);
        if (!CommandTree.isView(place.noun(), place.verb())) {
            String what = place.command().strip();
            throw Failure.usage(
                    what.isEmpty()
                            ? "'watch' alone says too little"
                            : "'" + what + "' cannot be watched: only what looks and comes to an end",
                    "Write for example: watch account balance");
        }
    }

    private String once(List<String> command) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(result, false, StandardCharsets.UTF_8)) {
            Surroundings aside = new Surroundings(
                    out,
                    out,
                    surroundings.environment(),
                    Prompter.nobody(),
                    Interruption.ofThread(),
                    surroundings.colour(),
                    false);
            new Interpreter(aside, settings, clients, "").run(command);
        }
        return result.toString(StandardCharsets.UTF_8);
    }
}
