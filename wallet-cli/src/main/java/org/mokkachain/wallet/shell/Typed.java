package org.mokkachain.wallet.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line as far as the shell itself is concerned: its own word in front, if there is one, and the command after it.
 *
 * @param own {@code watch} or {@code help}; else empty
 * @param rest the words of the command
 * @param inOwnOption whether the cursor is where the value of an option of the shell's word belongs
 */
record Typed(String own, List<String> rest, boolean inOwnOption) {
    static final String WATCH = "watch";
    static final String HELP = "help";
    static final String CLEAR = "clear";
    static final String EVERY = "--every";

    /** What only the shell knows, with what it means. */
    static final Map<String, String> BUILT_IN = builtIn();

    private static final List<List<String>> OUTER_WORDS =
            List.of(List.of("./mokka", "wallet"), List.of("mokka", "wallet"), List.of("wallet"));

    private static Map<String, String> builtIn() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(HELP, "How to use the wallet or a command");
        words.put(WATCH, "Show a command's result again at every new block");
        words.put(CLEAR, "Empty the screen");
        words.put("exit", "Leave, as Ctrl-D");
        return words;
    }

    static Typed of(List<String> words) {
        List<String> rest = withoutOuterWords(words);
        String first = rest.isEmpty() ? "" : rest.getFirst();
        if (first.equals(HELP)) {
            return new Typed(HELP, rest.subList(1, rest.size()), false);
        }
        if (!first.equals(WATCH)) {
            return new Typed("", rest, false);
        }
        return watched(rest.subList(1, rest.size()));
    }

    /** What stands after {@code watch}. */
    static Typed watched(List<String> rest) {
        boolean every = !rest.isEmpty() && rest.getFirst().equals(EVERY);
        return every
                ? new Typed(WATCH, rest.subList(Math.min(2, rest.size()), rest.size()), rest.size() == 1)
                : new Typed(WATCH, rest, false);
    }

    /** What people copy out of the documentation. */
    static List<String> withoutOuterWords(List<String> words) {
        for (List<String> outer : OUTER_WORDS) {
            if (words.size() >= outer.size() && words.subList(0, outer.size()).equals(outer)) {
                return words.subList(outer.size(), words.size());
            }
        }
        return words;
    }

    /** Whether a word may be one of those. */
    static boolean isOuterWord(String word) {
        return OUTER_WORDS.stream().anyMatch(outer -> outer.contains(word));
    }

    boolean isEmpty() {
        return own.isEmpty() && rest.isEmpty();
    }

    boolean watches() {
        return own.equals(WATCH);
    }
}
