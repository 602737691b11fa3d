package org.mokkachain.node.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which metrics and labels an expression names. Not a parser: enough for the expressions of this project. */
record PromQl(Set<String> metrics, Set<String> labels) {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern OPERATOR = Pattern.compile("\\b(and|or|unless|bool)\\b");
    private static final Pattern FUNCTION = Pattern.compile("\\b[a-z_]+\\s*(?=\\()");

    static PromQl of(String expression) {
        requireBalance(expression);
        TreeSet<String> labels = new TreeSet<>();
        String rest = STRING.matcher(expression).replaceAll("");
        rest = take(MATCHERS, 1, rest, labels);
        rest = RANGE.matcher(rest).replaceAll("");
        rest = take(GROUPING, 2, rest, labels);
        rest = OPERATOR.matcher(rest).replaceAll("");
        rest = FUNCTION.matcher(rest).replaceAll("");
        TreeSet<String> metrics = new TreeSet<>();
        names(rest, metrics);
        return new PromQl(metrics, labels);
    }

    private static String take(Pattern pattern, int group, String text, Set<String> into) {
        Matcher matcher = pattern.matcher(text);
        matcher.results().forEach(found -> names(found.group(group), into));
        return matcher.replaceAll(" ");
    }

    private static void names(String text, Set<String> into) {
        NAME.matcher(text.replaceAll("\\b[0-9.]+(e[+-]?[0-9]+)?[a-z]*\\b", " "))
                .results()
                .forEach(found -> into.add(found.group()));
    }

    private static void requireBalance(String expression) {
        Deque<Character> open = new ArrayDeque<>();
        for (char c : STRING.matcher(expression).replaceAll("").toCharArray()) {
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (")]}".indexOf(c) >= 0
                    && (open.isEmpty() || "([{".indexOf(open.pop()) != ")]}".indexOf(c))) {
                throw new IllegalArgumentException("brackets do not match in " + expression);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("brackets stay open in " + expression);
        }
    }
}
