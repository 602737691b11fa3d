package org.mokkachain.wallet.shell;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.Interpreter;

/** Splits a typed line into words and runs it; {@link #interrupt()} ends what is running, from any thread. */
final class LineRunner {
    private final Supplier<Interpreter> interpreters;
    private final Map<String, BuiltIn> builtIn;
    private ExitCode last = ExitCode.OK;
    private boolean interrupted;
    private @Nullable Thread running;

    /**
     * For lines typed in one place.
     *
     * @param interpreters one for each line
     * @param builtIn what is no command of the wallet, by its word
     */
    LineRunner(Supplier<Interpreter> interpreters, Map<String, BuiltIn> builtIn) {
        this.interpreters = interpreters;
        this.builtIn = Map.copyOf(builtIn);
    }

    /** The words of a line as the shell reads them: quotes hold words together, a backslash takes what follows. */
    static DefaultParser parser() {
        DefaultParser parser = new DefaultParser();
        parser.setEofOnUnclosedQuote(false);
        parser.setEofOnEscapedNewLine(false);
        return parser;
    }

    /**
     * Runs a line, or each of several that were pasted at once; empty ones and those after a # do nothing. An
     * interruption ends the one that runs and drops those after it.
     *
     * @return whether to go on
     */
    boolean run(String text) {
        resume();
        for (String line : text.lines().toList()) {
            if (!runOne(line.strip())) {
                return false;
            }
            if (isInterrupted()) {
                return true;
            }
        }
        return true;
    }

    /** How the last command ended. */
    ExitCode last() {
        return last;
    }

    synchronized void interrupt() {
        if (running != null) {
            interrupted = true;
            running.interrupt();
        }
    }

    private synchronized void resume() {
        interrupted = false;
    }

    private synchronized boolean isInterrupted() {
        return interrupted;
    }

    private boolean runOne(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return true;
        }
        List<String> words = Typed.withoutOuterWords(words(line));
        if (words.isEmpty()) {
            return true;
        }
        if (words.equals(List.of("exit")) || words.equals(List.of("quit"))) {
            return false;
        }
        start(Thread.currentThread());
        try {
            BuiltIn own = builtIn.get(words.getFirst());
            last = own == null ? interpreters.get().run(words) : own.run(words.subList(1, words.size()));
        } finally {
            start(null);
            Thread.interrupted(); // what came too late must not hit the next line
        }
        return true;
    }

    private synchronized void start(@Nullable Thread thread) {
        running = thread;
    }

    private static List<String> words(String line) {
        try {
            return parser().parse(line, line.length()).words().stream()
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (SyntaxError e) {
            return List.of(line.split("\\s+"));
        }
    }
}
