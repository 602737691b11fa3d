package org.mokkachain.wallet.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points and spans of time, for people. */
public final class Times {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    private Times() {}

    /** The span that {@code text} says: {@code 500ms 30s 2m 1h}; a bare number is seconds. */
    public static Duration parse(String text) throws Failure {
        Matcher matcher = SPAN.matcher(text.strip());
        if (!matcher.matches()) {
            throw Failure.usage("'" + text + "' is not a time span", "Write for example 500ms, 30s or 2m.");
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        return switch (unit == null ? "s" : unit) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** How long before {@code nowMs} something happened; both in milliseconds since 1970-01-01 UTC. */
    public static String ago(long nowMs, long thenMs) {
        long ms = nowMs - thenMs;
        return ms < 1_000 ? "just now" : span(ms) + " ago";
    }

    /** A span with a unit that fits. */
    public static String span(long ms) {
        if (ms < 1_000) {
            return ms + " ms";
        }
        long seconds = ms / 1_000;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%d.%d s", seconds, ms % 1_000 / 100);
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 48 ? hours + " h" : hours / 24 + " d";
    }

    /** Date and time in the machine's zone. */
    public static String dateTime(long ms) {
        return at(ms, "yyyy-MM-dd HH:mm:ss");
    }

    /** Time of day in the machine's zone. */
    public static String time(long ms) {
        return at(ms, "HH:mm:ss");
    }

    private static String at(long ms, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .format(Instant.ofEpochMilli(ms).atZone(ZoneId.systemDefault()));
    }
}
