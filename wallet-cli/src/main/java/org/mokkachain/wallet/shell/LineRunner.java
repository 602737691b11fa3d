package org.mokkachain.wallet.shell;

import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.Interpreter;

/** Splits a typed line into words and runs it; {@link #interrupt()} ends what is running, from any thread. */
final class LineRunner {
    private static final List<List<String>> OUTER_WORDS =
            List.of(List.of("./mokka", "wallet"), List.of("mokka", "wallet"), List.of("wallet"));

    private final Supplier<Interpreter> interpreters;
    private ExitCode last = ExitCode.OK;
    private @Nullable Thread running;

    /** @param interpreters one for each line */
    LineRunner(Supplier<Interpreter> interpreters) {
        this.interpreters = interpreters;
    }

    /** The words of a line as the shell reads them: quotes hold words together, a backslash takes what follows. */
    static DefaultParser parser() {
        DefaultParser parser = new DefaultParser();
        parser.setEofOnUnclosedQuote(false);
        parser.setEofOnEscapedNewLine(false);
        return parser;
    }

    /**
     * Runs a line, or each of several that were pasted at once; empty ones and those after a # do nothing.
     *
     * @return whether to go on
     */
    boolean run(String text) {
        for (String line : text.lines().toList()) {
            if (!runOne(line.strip())) {
                return false;
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
            running.interrupt();
        }
    }

    private boolean runOne(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return true;
        }
        List<String> words = withoutOuterWords(words(line));
        if (words.isEmpty()) {
            return true;
        }
        if (words.equals(List.of("exit")) || words.equals(List.of("quit"))) {
            return false;
        }
        start(Thread.currentThread());
        try {
            last = interpreters.get().run(words);
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

    private static List<String> withoutOuterWords(List<String> words) {
        for (List<String> outer : OUTER_WORDS) {
            if (words.size() >= outer.size() && words.subList(0, outer.size()).equals(outer)) {
                return words.subList(outer.size(), words.size());
            }
        }
        return words;
    }
}
