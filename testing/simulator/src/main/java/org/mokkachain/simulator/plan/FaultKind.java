package org.mokkachain.simulator.plan;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Kinds of faults that a run can be limited to. */
public enum FaultKind {
    CRASH,
    POWER,
    DISK,
    PAUSE,
    SLOW,
    CLOCK,
    PARTITION,
    CLOG,
    STORM,
    OPERATOR,
    BYZANTINE,
    MEMBERS;

    /** Parses {@code all}, {@code none} or a list with commas; {@link IllegalArgumentException} names what is wrong. */
    public static Set<FaultKind> parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "all" -> EnumSet.allOf(FaultKind.class);
            case "none" -> EnumSet.noneOf(FaultKind.class);
            default -> {
                Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
                for (String name : text.split(",")) {
                    kinds.add(valueOf(name.trim().toUpperCase(Locale.ROOT)));
                }
                yield kinds;
            }
        };
    }
}
