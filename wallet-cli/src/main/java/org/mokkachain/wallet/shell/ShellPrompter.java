package org.mokkachain.wallet.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Prompter;

/** Asks between the lines of the shell, with a reader of its own that keeps no history. */
final class ShellPrompter implements Prompter {
    private static final char HIDDEN = 0;

    private final Terminal terminal;
    private final ShellReader reader;

    ShellPrompter(Screen screen) {
        this.terminal = screen.terminal();
        this.reader = screen.reader(Map.of(LineReader.DISABLE_HISTORY, true, LineReader.DISABLE_COMPLETION, true));
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
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

    @Override
    public boolean canShow() {
        return true;
    }

    @Override
    public void show(List<String> lines) {
        lines.forEach(terminal.writer()::println);
        terminal.flush();
    }

    @Override
    public void erase(int lines) {
        for (int i = 0; i < lines; i++) {
            terminal.puts(InfoCmp.Capability.cursor_up);
            terminal.puts(InfoCmp.Capability.carriage_return);
            terminal.puts(InfoCmp.Capability.clr_eol);
        }
        terminal.flush();
    }
}
