package org.mokkachain.wallet.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
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
    private static final int HISTORY = 2_000;

    private final Terminal terminal;
    private final Settings settings;
    private final Clients clients;
    private final Surroundings surroundings;
    private final Object screen = new Object();

    /** For a terminal that the caller closes; {@code environment} is that of the process. */
    public Shell(Terminal terminal, Map<String, String> environment, Settings settings, Clients clients) {
        this.terminal = terminal;
        this.settings = settings;
        this.clients = clients;
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        PrintStream out = new PrintStream(new ScreenStream(terminal.output(), screen), false, StandardCharsets.UTF_8);
        this.surroundings = new Surroundings(
                out,
                out,
                environment,
                new ShellPrompter(terminal),
                Interruption.ofThread(),
                !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                !dumb);
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
        Session session = new Session(surroundings, settings, clients);
        LineReader reader = reader(session);
        LineRunner runner = new LineRunner(() -> new Interpreter(surroundings, settings, clients, ""));
        terminal.handle(Terminal.Signal.INT, signal -> runner.interrupt());
        StatusLine status = new StatusLine(terminal, screen);
        status.show(ChainView.nothingYet(session.node()));
        banner(session);
        try (ChainWatcher watcher = new ChainWatcher(session.client(), status::show)) {
            watcher.start();
            loop(reader, runner, status);
        } finally {
            status.close();
        }
        return ExitCode.OK;
    }

    private void loop(LineReader reader, LineRunner runner, StatusLine status) {
        String prompt = new AttributedString("mokka> ", AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN))
                .toAnsi(terminal);
        boolean go = true;
        while (go) {
            try {
                String line = reader.readLine(prompt);
                if (line.strip().equals("clear")) {
                    status.clearScreen();
                } else {
                    go = runner.run(line);
                }
            } catch (UserInterruptException e) {
                go = true; // Ctrl-C at the prompt drops the line
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private void banner(Session session) throws Failure {
        Output output = session.output();
        output.print(Text.bold("Mokka wallet"), Text.dim("  " + session.node() + "  " + settings.directory()));
        output.print(Text.dim("Tab completes, 'help' lists the commands, Ctrl-C ends one, 'exit' or Ctrl-D leaves."));
        output.print("");
    }

    private LineReader reader(Session session) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("mokka")
                .parser(LineRunner.parser())
                .history(new DiscreetHistory())
                .completer(new ShellCompleter(session.directory()))
                .variable(LineReader.HISTORY_SIZE, HISTORY)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.AUTO_FRESH_LINE, true)
                .option(LineReader.Option.CASE_INSENSITIVE, false);
        if (surroundings.colour()) {
            builder.highlighter(new ShellHighlighter());
        }
        Path history = session.directory().history();
        if (isReady(history)) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        return builder.build();
    }

    /** Makes the file of the history private before anything is written to it; without a wallet there is none. */
    private static boolean isReady(Path history) {
        try {
            Path folder = history.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return false;
            }
            boolean posix = history.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createFile(
                        history,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return true;
        } catch (IOException e) {
            return false; // a read-only wallet works without
        }
    }
}
