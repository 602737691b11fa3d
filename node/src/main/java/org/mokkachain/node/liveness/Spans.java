package org.mokkachain.node.liveness;

import java.time.Duration;

/** Lengths of time for people: rounded to what matters. */
final class Spans {
    private static final int FEW = 2;

    private Spans() {}

    static String words(Duration span) {
        if (span.toHours() >= FEW) {
            return span.plusMinutes(30).toHours() + " hours";
        }
        return span.toMinutes() >= FEW
                ? span.plusSeconds(30).toMinutes() + " minutes"
                : span.plusMillis(500).toSeconds() + " seconds";
    }
}
