package org.mokkachain.wallet.shell;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jline.terminal.Terminal;

/**
 * A terminal on which several write: a person's line, a command's output and the status line. None of them ever writes
 * into a control sequence of another. Thread-safe.
 */
final class Screen {
    private final Terminal terminal;
    private final List<ShellReader> readers = new CopyOnWriteArrayList<>();
    private final Object output = new Object();

    Screen(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    /** A reader of lines at this screen; made before anybody draws. */
    ShellReader reader(Map<String, Object> variables) {
        ShellReader reader = new ShellReader(terminal, variables);
        readers.add(reader);
        return reader;
    }

    /** For the output of commands. */
    OutputStream stream() {
        return new ScreenStream(terminal.output(), output);
    }

    /** Draws while nobody else writes. */
    void draw(Runnable drawing) {
        draw(drawing, 0);
    }

    private void draw(Runnable drawing, int reader) {
        if (reader < readers.size()) {
            readers.get(reader).exclusively(() -> draw(drawing, reader + 1));
            return;
        }
        synchronized (output) {
            drawing.run();
        }
    }
}
