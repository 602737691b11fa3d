package org.mokkachain.node.liveness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.types.block.ClockRule;

/**
 * Whose clock is wrong. Most are taken to be right; of two that differ nobody can tell. What a block may be ahead is
 * no fault.
 */
final class Clocks {
    private static final Duration TOLERANCE = Duration.ofMillis(ClockRule.MAX_DRIFT_MS);

    /** By name, how much they are ahead of this node's. */
    private final Map<String, Duration> ahead = new TreeMap<>();

    /** Compares with the clock of one more validator. */
    void add(String name, Duration aheadOfOwn) {
        ahead.put(name, aheadOfOwn);
    }

    /** How much most clocks are ahead of this node's; zero if this one is right. */
    private Duration ofMost() {
        List<Duration> all = new ArrayList<>(ahead.values());
        all.add(Duration.ZERO);
        all.sort(null);
        Duration middle = all.get((all.size() - 1) / 2);
        boolean oneHalf = all.size() % 2 == 0 && !isRight(all.get(all.size() / 2).minus(middle));
        return oneHalf || isRight(middle) ? Duration.ZERO : middle;
    }

    private static boolean isRight(Duration off) {
        return off.abs().compareTo(TOLERANCE) <= 0;
    }

    /** What is wrong with the clock of one validator, as it goes on after its name. */
    Optional<String> of(String name) {
        return Optional.ofNullable(ahead.get(name))
                .map(off -> off.minus(ofMost()))
                .filter(off -> !isRight(off))
                .map(off -> "its clock is " + words(off));
    }

    /** What is wrong with the clocks: sentences, each with a space before it. */
    String sentences() {
        if (ahead.size() == 1 && !isRight(ahead.values().iterator().next())) {
            var other = ahead.entrySet().iterator().next();
            return " The clocks of this node and of " + other.getKey() + " are "
                    + Spans.words(other.getValue().abs()) + " apart (that one is "
                    + (other.getValue().isNegative() ? "behind" : "ahead") + "): set both, best by NTP.";
        }
        StringBuilder text = new StringBuilder();
        if (!isRight(ofMost())) {
            text.append(" This node's clock is ").append(words(ofMost().negated()))
                    .append(ofMost().isNegative() ? " of" : "")
                    .append(" those of most validators: set it, best by NTP.");
        }
        ahead.keySet().forEach(name -> of(name).ifPresent(what ->
                text.append(" ").append(name).append(": ").append(what).append("; set it, best by NTP.")));
        return text.toString();
    }

    private static String words(Duration off) {
        return Spans.words(off.abs()) + (off.isNegative() ? " behind" : " ahead");
    }
}
