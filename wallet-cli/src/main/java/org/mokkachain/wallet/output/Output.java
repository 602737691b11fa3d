package org.mokkachain.wallet.output;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a command writes. Results go to standard output; notes, progress and errors to standard error. With JSON
 * there is nothing but the result on the one and nothing but an error on the other.
 */
public final class Output {
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final PrintStream err;
    private final Mode mode;
    private boolean progressShown;

    /**
     * For whom one writes.
     *
     * @param json for programs
     * @param colour the results may be coloured
     * @param live standard error is a terminal: it may be coloured, and a line of progress can be overwritten
     */
    public record Mode(boolean json, boolean colour, boolean live) {}

    public Output(PrintStream out, PrintStream err, Mode mode) {
        this.out = out;
        this.err = err;
        this.mode = mode;
    }

    public boolean isJson() {
        return mode.json();
    }

    /** The result for programs: one line. */
    public void json(Object value) {
        endProgress();
        out.println(Json.write(value));
        out.flush();
    }

    /** A line of the result for people. */
    public void print(Text... parts) {
        endProgress();
        StringBuilder line = new StringBuilder();
        for (Text part : parts) {
            line.append(part.rendered(mode.colour()));
        }
        out.println(line);
        out.flush();
    }

    public void print(String line) {
        print(Text.plain(line));
    }

    public void print(Table table) {
        endProgress();
        table.lines(mode.colour()).forEach(out::println);
        out.flush();
    }

    /** Something worth knowing that is not the result; silent with JSON. */
    public void note(Text... parts) {
        if (mode.json()) {
            return;
        }
        endProgress();
        StringBuilder line = new StringBuilder();
        for (Text part : parts) {
            line.append(part.rendered(mode.live()));
        }
        err.println(line);
        err.flush();
    }

    public void note(String line) {
        note(Text.dim(line));
    }

    /** What precedes a question; always shown, since a person is there to answer. */
    public void ask(Table table) {
        endProgress();
        table.lines(mode.live()).forEach(err::println);
        err.flush();
    }

    public void ask(Text line) {
        endProgress();
        err.println(line.rendered(mode.live()));
        err.flush();
    }

    /** A line that the next output overwrites; only on a terminal. */
    public void progress(String line) {
        if (mode.live() && !mode.json()) {
            err.print(ERASE_LINE + Text.dim(line).rendered(true));
            err.flush();
            progressShown = true;
        }
    }

    /** Why there is no result. */
    public void failure(Failure failure) {
        endProgress();
        if (mode.json()) {
            err.println(Json.write(asJson(failure)));
        } else if (failure.isOnlyInterrupted()) {
            err.println(Text.dim(failure.message()).rendered(mode.live()));
        } else {
            err.println(Text.bad("error: ").rendered(mode.live()) + Text.printable(failure.message()));
            err.println(Text.dim("  " + failure.remedy()).rendered(mode.live()));
        }
        err.flush();
    }

    private static Map<String, Object> asJson(Failure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", failure.code());
        error.put("message", failure.message());
        error.put("remedy", failure.remedy());
        return Map.of("error", error);
    }

    /** Erases the line of progress, if there is one. */
    public void endProgress() {
        if (progressShown) {
            err.print(ERASE_LINE);
            err.flush();
            progressShown = false;
        }
    }
}
