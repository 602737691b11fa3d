package org.mokkachain.architecture;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rule 7 as far as the text alone tells. */
final class TextRules {

    private static final int MAX_LINES = 400;
    private static final int MAX_WIDTH = 120;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern WILDCARD_IMPORT = Pattern.compile("import (static )?[\\w.]+\\.\\*;");
    private static final Pattern EMPTY_NAME = Pattern.compile("\\w*(Utils?|Helpers?|Managers?|Impl)\\.java");

    static final List<SourceRule> ALL = List.of(
            new SourceRule("files have 400 lines at most", file -> true, TextRules::length, planted("\n".repeat(401))),
            lines("lines have 120 characters at most", (file, line) -> line.length() > MAX_WIDTH, "x".repeat(121)),
            lines("nothing is left to do", (file, line) -> UNFINISHED.matcher(line).find(), "// TO" + "DO later"),
            lines("no tabs, no space at the end of a line", TextRules::isUntidy, "\tint x;", "int x; "),
            lines(
                    "no wildcard import",
                    (file, line) -> file.isJava() && WILDCARD_IMPORT.matcher(line).lookingAt(),
                    "import java.util.*;",
                    "import static java.util.List.*;"),
            new SourceRule(
                    "no file is named Util, Helper, Manager or Impl",
                    SourceFile::isJava,
                    file -> EMPTY_NAME.matcher(file.name()).matches() ? List.of("1 says nothing") : List.of(),
                    new SourceFile("api/src/test/java/org/mokkachain/api/TestUtil.java", "class TestUtil {}")),
            new SourceRule(
                    "a package is described and null-marked",
                    file -> file.isMain() && file.name().equals("package-info.java"),
                    TextRules::description,
                    new SourceFile("api/src/main/java/package-info.java", "@NullMarked\npackage x;\n"),
                    new SourceFile("api/src/main/java/package-info.java", "/** Things. */\npackage x;\n")));

    private TextRules() {}

    private static SourceRule lines(String name, BiPredicate<SourceFile, String> bad, String... planted) {
        return new SourceRule(
                name,
                file -> true,
                file -> badLines(file, line -> bad.test(file, line)),
                Stream.of(planted).map(TextRules::planted).toList());
    }

    private static List<String> badLines(SourceFile file, Predicate<String> bad) {
        List<String> lines = file.lines();
        return IntStream.range(0, lines.size())
                .filter(i -> bad.test(lines.get(i)))
                .mapToObj(i -> (i + 1) + " " + lines.get(i).strip())
                .toList();
    }

    private static List<String> length(SourceFile file) {
        int lines = file.lines().size();
        return lines > MAX_LINES ? List.of(MAX_LINES + " of " + lines + " lines") : List.of();
    }

    private static boolean isUntidy(SourceFile file, String line) {
        return line.indexOf('\t') >= 0 || line.endsWith(" ");
    }

    private static List<String> description(SourceFile file) {
        boolean complete = file.text().startsWith("/**") && file.text().contains("@NullMarked\npackage ");
        return complete ? List.of() : List.of("1 needs a description and @NullMarked");
    }

    private static SourceFile planted(String text) {
        return new SourceFile("api/src/main/java/org/mokkachain/api/Planted.java", text);
    }
}
