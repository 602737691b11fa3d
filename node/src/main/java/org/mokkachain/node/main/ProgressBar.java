package org.mokkachain.node.main;

import java.io.PrintWriter;
import java.util.Locale;
import org.mokkachain.api.model.SyncInfo;

/**
 * One line on the terminal that shows how a node catches up; nothing where the output is not a terminal. Lines of a log
 * on the same terminal have to begin with {@link Screen#WIPE}; the bar comes again below them. Thread-safe.
 */
final class ProgressBar implements AutoCloseable {
    static final long INTERVAL_MS = 500;
    private static final int WIDTH = 20;

    /** What is too long for the terminal is cut off: a second line could not be wiped. */
    private static final String CUT_OFF = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean terminal;
    private boolean shown;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows how it goes; when the node is in sync the last line says that and stays. */
    synchronized void draw(SyncInfo info) {
        boolean lagging = info.mode() != SyncInfo.Mode.NONE;
        boolean known = info.target() > 0; // not when the node has only just begun
        if (terminal && (lagging || shown && known)) {
            out.print(Screen.WIPE + (lagging ? CUT_OFF + line(info) + WRAP : info.sentence() + "\n"));
            out.flush();
            shown = lagging;
        }
    }

    /** Leaves an empty line to whatever comes. */
    @Override
    public synchronized void close() {
        if (shown) {
            out.print(Screen.WIPE);
            out.flush();
            shown = false;
        }
    }

    private static String line(SyncInfo info) {
        int full = Math.clamp(Math.round(info.percent() / 100 * WIDTH), 0, WIDTH);
        String left = info.timeLeft().map(time -> ", " + time + " left").orElse("");
        return String.format(Locale.ROOT, "[%s%s] %5.1f %% of %s%s",
                "#".repeat(full), ".".repeat(WIDTH - full), info.percent(), what(info), left);
    }

    private static String what(SyncInfo info) {
        return switch (info.mode()) {
            case NONE -> "all";
            case BLOCKS, SEEKING ->
                String.format(Locale.ROOT, "%,d blocks, %,.0f/s", info.target(), info.rate());
            case SNAPSHOT -> String.format(Locale.ROOT, "the state at %,d, %.1f %%/s", info.target(), info.rate());
        };
    }
}
