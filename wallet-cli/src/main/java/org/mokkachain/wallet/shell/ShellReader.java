package org.mokkachain.wallet.shell;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** A line reader that lets others write to its terminal between two key presses, and never in the middle of one. */
final class ShellReader extends LineReaderImpl {
    ShellReader(Terminal terminal, Map<String, Object> variables) {
        super(terminal, "mokka", variables);
    }

    void exclusively(Runnable writing) {
        lock.lock();
        try {
            writing.run();
        } finally {
            lock.unlock();
        }
    }
}
