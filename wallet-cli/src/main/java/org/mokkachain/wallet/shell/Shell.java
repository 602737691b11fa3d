package org.mokkachain.wallet.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.Interpreter;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.session.Settings;
import org.mokkachain.wallet.session.Surroundings;

/**
 * The interactive shell at a terminal. Ctrl-C ends the running command, Ctrl-D the shell. Lines typed are kept in the
 * wallet's directory, readable for its owner only; what is typed at a question is not.
 */
public final class Shell {
    private final Terminal terminal;
    private final Screen screen;
    private final Settings settings;
    private final Clients clients;
    private final Surroundings surroundings;
    private final Session session;
    private final ChainNames names;
    private final Beat beat = new Beat();
    private volatile ChainView view;

    /** For a terminal that the caller closes; {@code environment} is that of the process. */
    public Shell(Terminal terminal, Map<String, String> environment, Settings settings, Clients clients)
            throws Failure {
        this.terminal = terminal;
        this.screen = new Screen(terminal);
        this.settings = settings;
        this.clients = clients;
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        PrintStream out = new PrintStream(screen.stream(), false, StandardCharsets.UTF_8);
        this.surroundings = new Surroundings(
                out,
                out,
                environment,
                new ShellPrompter(screen),
                Interruption.ofThread(),
                !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                !dumb);
        this.session = new Session(surroundings, settings, clients);
        this.names = new ChainNames(session);
        ChainView first = ChainView.nothingYet(session.node());
        this.view = settings.offline() ? first.offline() : first;
    }

    /** The shell at the terminal this process was started from. */
    public static ExitCode atTerminal(Map<String, String> environment, Settings settings, Clients clients)
            throws Failure {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            return new Shell(terminal, environment, settings, clients).run();
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.ERROR, "terminal", "cannot use the terminal: " + e.getMessage(), "Use single commands.");
        }
    }

    /** Reads and runs lines until the person leaves. */
    public ExitCode run() throws Failure {
        LineReader reader = reader();
        StatusLine status = new StatusLine(screen, view);
        LineRunner runner = new LineRunner(
                () -> new Interpreter(surroundings, settings, clients, ""),
                Map.of(
                        Typed.WATCH,
                        new Watch(surroundings, settings, clients, new WatchPage(screen, status), beat),
                        Typed.CLEAR,
                        arguments -> {
                            status.clearScreen();
                            return ExitCode.OK;
                        }));
        Attributes before = becomeQuiet();
        terminal.handle(Terminal.Signal.INT, signal -> runner.interrupt());
        terminal.handle(Terminal.Signal.WINCH, signal -> {
            status.resize();
            beat.give();
        });
        try {
            status.show(view);
            banner();
            watchChain(status, afterEach -> loop(reader, runner, afterEach));
        } finally {
            status.close();
            terminal.setAttributes(before);
        }
        return ExitCode.OK;
    }

    /** What is typed while a command runs is shown once, at the next prompt; Ctrl-C stays a signal. */
    private Attributes becomeQuiet() {
        Attributes before = terminal.enterRawMode();
        Attributes quiet = terminal.getAttributes();
        quiet.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(quiet);
        return before;
    }

    /** @param meanwhile gets what is to be done after each line */
    private void watchChain(StatusLine status, Consumer<Runnable> meanwhile) throws Failure {
        if (settings.offline()) {
            meanwhile.accept(() -> {});
            return;
        }
        try (ChainWatcher watcher = new ChainWatcher(session.client(), now -> {
            boolean first = view.status().isEmpty();
            view = now;
            if (first) {
                names.prepare();
            }
            status.show(now);
            beat.give();
        })) {
            watcher.start();
            meanwhile.accept(watcher::hurry);
        }
    }

    private void loop(LineReader reader, LineRunner runner, Runnable afterEach) {
        String prompt = new AttributedString("mokka> ", AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN))
                .toAnsi(terminal);
        boolean go = true;
        while (go) {
            try {
                go = runner.run(reader.readLine(prompt));
                afterEach.run();
            } catch (UserInterruptException e) {
                go = true; // Ctrl-C at the prompt drops the line
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private void banner() throws Failure {
        Output output = session.output();
        output.print(Text.bold("Mokka wallet"), Text.dim("  " + session.node() + "  " + settings.directory()));
        output.print(Text.dim("Tab completes, 'help' lists the commands, Ctrl-C ends one, 'exit' or Ctrl-D leaves."));
        output.print("");
    }

    private LineReader reader() {
        Offers offers = new Offers(session.directory(), names, () -> view);
        ShellReader reader = screen.reader(HistoryFile.variables(session.directory().history()));
        reader.setParser(LineRunner.parser());
        reader.setCompleter(new ShellCompleter(offers));
        reader.setCompletionMatcher(new PrefixMatcher());
        for (LineReader.Option option : List.of(
                LineReader.Option.DISABLE_EVENT_EXPANSION,
                LineReader.Option.HISTORY_IGNORE_SPACE,
                LineReader.Option.AUTO_FRESH_LINE,
                LineReader.Option.CASE_INSENSITIVE)) {
            reader.setOpt(option);
        }
        reader.unsetOpt(LineReader.Option.HISTORY_TIMESTAMPED);
        if (surroundings.colour()) {
            reader.setHighlighter(new ShellHighlighter());
        }
        reader.setHistory(new DiscreetHistory());
        return reader;
    }
}
