package org.mokkachain.wallet.batch;

import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Times;

/** A bar on the terminal that shows how far a batch is. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final Output output;
    private final int total;
    private final long startNanos = System.nanoTime();
    private int handedIn;
    private int settled;

    ProgressBar(Output output, int total) {
        this.output = output;
        this.total = total;
    }

    void handedIn() {
        handedIn++;
        output.progress(line());
    }

    void settled() {
        settled++;
        output.progress(line());
    }

    /** As before, while a block is waited for: that is not worth words. */
    void waiting() {
        output.progress(line());
    }

    /** Adds what keeps the payments from going on. */
    void trouble(String what) {
        output.progress(line() + " · " + what);
    }

    private String line() {
        long elapsed = (System.nanoTime() - startNanos) / 1_000_000;
        String left = settled == 0 || settled == total
                ? ""
                : " · about " + Times.span(elapsed * (total - settled) / settled) + " left";
        return bar(settled, handedIn, total) + " " + settled + " of " + total + " final" + left;
    }

    /** Full for what is final, light for what is under way. */
    static String bar(int settled, int handedIn, int total) {
        int done = total == 0 ? WIDTH : (int) ((long) WIDTH * settled / total);
        int begun = total == 0 ? WIDTH : (int) ((long) WIDTH * Math.min(total, Math.max(settled, handedIn)) / total);
        return "█".repeat(done) + "▒".repeat(begun - done) + "░".repeat(WIDTH - begun);
    }
}
