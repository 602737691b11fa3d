package org.mokkachain.wallet.session;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.output.Failure;

/**
 * Asks on the terminal a command was started from, also where its standard output goes elsewhere: then Java has no
 * console to offer, and the terminal's echo is switched by {@code stty}.
 */
public final class ConsolePrompter implements Prompter {
    private static final int MAX_LINE = 4_096;
    private static final String LINE_BEFORE = "\u001b[1A\r\u001b[2K";

    private final InputStream in;
    private final PrintStream err;

    public ConsolePrompter(InputStream in, PrintStream err) {
        this.in = in;
        this.err = err;
    }

    @Override
    public boolean canAsk() {
        return Terminals.isTerminal(Terminals.STDIN);
    }

    @Override
    public Optional<String> line(String question) throws Failure {
        ask(question);
        Optional<Console> console = Terminals.console();
        if (console.isPresent()) {
            return Optional.ofNullable(console.get().readLine());
        }
        return read().map(String::new);
    }

    @Override
    public Optional<char[]> secret(String question) throws Failure {
        ask(question);
        Optional<Console> console = Terminals.console();
        if (console.isPresent()) {
            return Optional.ofNullable(console.get().readPassword());
        }
        Terminals.echo(false);
        try (Interruption.Scope restored = Interruption.ofProcess().say(ConsolePrompter::restoreEcho)) {
            return read();
        } finally {
            Terminals.echo(true);
            err.println();
        }
    }

    @Override
    public Optional<byte[]> rest(int most) throws Failure {
        if (canAsk()) {
            ask("Paste the text, then press Enter and Ctrl-D:" + System.lineSeparator());
        }
        try {
            return Optional.of(in.readNBytes(most + 1));
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.ERROR, "cannot_read", "cannot read standard input: " + e.getMessage(), "Try again.");
        }
    }

    /** A redirected standard error would keep what is shown. */
    @Override
    public boolean canShow() {
        return canAsk() && Terminals.isTerminal(Terminals.STDERR);
    }

    @Override
    public void show(List<String> lines) {
        lines.forEach(err::println);
        err.flush();
    }

    @Override
    public void erase(int lines) {
        if (Terminals.movesCursor()) {
            err.print(LINE_BEFORE.repeat(lines));
            err.flush();
        }
    }

    private static void restoreEcho() {
        try {
            Terminals.echo(true);
        } catch (Failure e) {
            System.err.println(e.getMessage());
        }
    }

    private void ask(String question) {
        err.print(question);
        err.flush();
    }

    private Optional<char[]> read() throws Failure {
        byte[] line = new byte[MAX_LINE];
        try {
            int length = 0;
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            while (next >= 0 && next != '\n') {
                if (length < MAX_LINE) {
                    line[length++] = (byte) next;
                }
                next = in.read();
            }
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(line, 0, length));
            char[] characters = Arrays.copyOf(text.array(), text.limit());
            Arrays.fill(text.array(), '\0');
            return Optional.of(characters);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.ERROR, "terminal", "cannot read from the terminal: " + e.getMessage(), "Try again.");
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }
}
