package org.mokkachain.node.main;

import java.io.PrintWriter;
import java.util.Locale;
import org.mokkachain.ledger.rocksdb.Verification;

/** Says on standard error how far a verification is, how fast, and how long it still takes. */
final class VerificationProgress implements Verification.Listener {
    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final PrintWriter err;
    private final long started = System.nanoTime();
    private long last = started;

    VerificationProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void onProgress(Verification.Progress progress) {
        switch (progress.phase()) {
            case FILES -> say("checking the files");
            case COMPARISON -> say(height(progress) + "; comparing the outcome with what is stored");
            case EXECUTION, HEADERS -> {
                long now = System.nanoTime();
                if (now - last >= INTERVAL_NANOS || progress.done() == progress.total()) {
                    last = now;
                    say(height(progress) + rate(progress, now));
                }
            }
        }
    }

    private static String height(Verification.Progress progress) {
        return "height " + progress.done() + " of " + progress.total();
    }

    private String rate(Verification.Progress progress, long now) {
        double seconds = Math.max(1e-3, (now - started) / 1e9);
        double left = progress.done() == 0 ? 0 : seconds * (progress.total() - progress.done()) / progress.done();
        return String.format(Locale.ROOT, ", %.0f blocks/s, %.0f transactions/s, %.0f s left",
                progress.done() / seconds, progress.transactions() / seconds, left);
    }

    private void say(String text) {
        err.println(text);
        err.flush();
    }
}
