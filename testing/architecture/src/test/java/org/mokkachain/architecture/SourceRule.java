package org.mokkachain.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A rule on one source file: where it holds, what breaks it (one line of text each), and files that break it. */
record SourceRule(
        String name,
        Predicate<SourceFile> scope,
        Function<SourceFile, List<String>> check,
        List<SourceFile> planted) {

    SourceRule(
            String name,
            Predicate<SourceFile> scope,
            Function<SourceFile, List<String>> check,
            SourceFile... planted) {
        this(name, scope, check, List.of(planted));
    }

    List<String> violations(SourceFile file) {
        if (!scope.test(file)) {
            return List.of();
        }
        return check.apply(file).stream().map(found -> file.path() + ":" + found).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
