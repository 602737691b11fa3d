package org.mokkachain.wallet.shell;

import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Prompter;

/** Asks between the lines of the shell, with a reader of its own that keeps no history. */
final class ShellPrompter implements Prompter {
    private static final char HIDDEN = 0;

    private final LineReader reader;

    ShellPrompter(Terminal terminal) {
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("mokka")
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.DISABLE_COMPLETION, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    @Override
    public boolean canAsk() {
        return true;
    }

    @Override
    public Optional<String> line(String question) throws Failure {
        try {
            return Optional.of(reader.readLine(question));
        } catch (EndOfFileException e) {
            return Optional.empty();
        } catch (UserInterruptException e) {
            throw Failure.interrupted();
        }
    }

    @Override
    public Optional<char[]> secret(String question) throws Failure {
        try {
            return Optional.of(reader.readLine(question, HIDDEN).toCharArray());
        } catch (EndOfFileException e) {
            return Optional.empty();
        } catch (UserInterruptException e) {
            throw Failure.interrupted();
        }
    }
}
