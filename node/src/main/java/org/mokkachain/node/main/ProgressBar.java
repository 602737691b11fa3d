package org.mokkachain.node.main;

import java.io.PrintWriter;
import org.mokkachain.api.model.SyncInfo;

/** One line on the terminal that shows how a node catches up; nothing where the output is not a terminal. */
final class ProgressBar {
    static final long INTERVAL_MS = 500;
    private static final int WIDTH = 30;
    private static final String TO_THE_END = "\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private boolean shown;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static ProgressBar on(PrintWriter out) {
        return new ProgressBar(out, System.console() != null && System.console().isTerminal());
    }

    void draw(SyncInfo info) {
        boolean lagging = info.mode() != SyncInfo.Mode.NONE;
        if (terminal && (lagging || shown)) {
            out.print("\r" + (lagging ? line(info) : info.sentence()) + TO_THE_END + (lagging ? "" : "\n"));
            out.flush();
            shown = lagging;
        }
    }

    private static String line(SyncInfo info) {
        int full = Math.clamp(Math.round(info.percent() / 100 * WIDTH), 0, WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + info.sentence();
    }
}
