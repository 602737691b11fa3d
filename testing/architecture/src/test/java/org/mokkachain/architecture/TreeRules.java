package org.mokkachain.architecture;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules 5, 6 and 7 as far as they need the syntax tree. */
final class TreeRules {

    private static final int MAX_METHOD_LINES = 50;
    private static final String SUPERVISOR = "node/src/main/java/org/mokkachain/node/runtime/ReplicaLoop.java";
    private static final Pattern CORE =
            Pattern.compile("(consensus|ledger|p2p)/(?!.*/transport/)|node/.*/node/(replica|runtime)/");
    private static final Pattern BROAD =
            Pattern.compile("(java\\.lang\\.)?(Exception|RuntimeException|Throwable|Error)");
    private static final Pattern SLEEP =
            Pattern.compile("(\\w+\\.)*(Thread|TimeUnit\\.\\w+)\\.sleep|LockSupport\\.park\\w*");

    static final List<SourceRule> ALL = List.of(
            rule(
                    "methods have 50 lines at most",
                    SourceFile::isJava,
                    (syntax, tree) -> tree instanceof MethodTree
                            && syntax.lastLine(tree) - syntax.firstLine(tree) >= MAX_METHOD_LINES,
                    "void longest() {" + "\n".repeat(50) + "}"),
            rule(
                    "only the supervisor of the node's loop catches everything",
                    file -> file.isMain() && !file.path().equals(SUPERVISOR),
                    (syntax, tree) -> tree instanceof CatchTree caught && isBroad(caught),
                    "void a() { try { a(); } catch (Exception e) { } }",
                    "void a() { try { a(); } catch (RuntimeException e) { } }",
                    "void a() { try { a(); } catch (IllegalStateException | Error e) { } }"),
            rule(
                    "a switch over events, effects and messages has no default",
                    file -> file.isMain() && CORE.matcher(file.path()).lookingAt(),
                    (syntax, tree) -> isOpenTypeSwitch(tree),
                    "int a(Object o) { return switch (o) { case String s -> 1; default -> 2; }; }",
                    "void a(Object o) { switch (o) { case String s -> a(s); default -> { } } }"),
            rule(
                    "invariants are checked always, not by assert",
                    SourceFile::isMain,
                    (syntax, tree) -> tree instanceof AssertTree,
                    "void a(int x) { assert x > 0; }"),
            rule(
                    "no test sleeps",
                    file -> file.isTest() || file.path().startsWith("testing/simkit"),
                    (syntax, tree) -> tree instanceof MethodInvocationTree call
                            && SLEEP.matcher(call.getMethodSelect().toString()).matches(),
                    "void a() throws Exception { Thread.sleep(10); }",
                    "void a() throws Exception { java.util.concurrent.TimeUnit.SECONDS.sleep(1); }"));

    private TreeRules() {}

    private static SourceRule rule(
            String name, Predicate<SourceFile> scope, BiPredicate<Syntax, Tree> bad, String... planted) {
        String source = name.contains("test") ? "src/test/java" : "src/main/java";
        List<SourceFile> files = Stream.of(planted)
                .map(member -> new SourceFile(
                        "consensus/" + source + "/org/mokkachain/consensus/Planted.java",
                        "package org.mokkachain.consensus; class Planted { " + member + " }"))
                .toList();
        return new SourceRule(name, scope, file -> find(file, bad), files);
    }

    private static List<String> find(SourceFile file, BiPredicate<Syntax, Tree> bad) {
        Syntax syntax = Syntax.of(file);
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void nothing) {
                if (tree != null && bad.test(syntax, tree)) {
                    found.add(syntax.firstLine(tree) + " " + tree.toString().lines().findFirst().orElse(""));
                }
                return super.scan(tree, nothing);
            }
        }.scan(syntax.unit(), null);
        return found;
    }

    private static boolean isBroad(CatchTree caught) {
        Tree type = caught.getParameter().getType();
        Stream<? extends Tree> types =
                type instanceof UnionTypeTree union ? union.getTypeAlternatives().stream() : Stream.of(type);
        return types.anyMatch(one -> BROAD.matcher(one.toString()).matches());
    }

    private static boolean isOpenTypeSwitch(Tree tree) {
        List<? extends CaseTree> cases =
                switch (tree) {
                    case SwitchTree statement -> statement.getCases();
                    case SwitchExpressionTree expression -> expression.getCases();
                    default -> List.of();
                };
        var labels = cases.stream().flatMap(one -> one.getLabels().stream()).toList();
        return labels.stream().anyMatch(PatternCaseLabelTree.class::isInstance)
                && labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
    }
}
