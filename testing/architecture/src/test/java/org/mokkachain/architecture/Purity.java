package org.mokkachain.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules 2 and 3: pure packages are deterministic, so that one history gives one result on every node and every day. */
final class Purity {

    private static final String[] PURE = {
        "org.mokkachain.consensus..",
        "org.mokkachain.ledger.execution..",
        "org.mokkachain.ledger.state..",
        "org.mokkachain.ledger.chain..",
        "org.mokkachain.ledger.tree..",
        "org.mokkachain.ledger.snapshot..",
        "org.mokkachain.p2p.membership..",
        "org.mokkachain.p2p.overlay..",
        "org.mokkachain.p2p.broadcast..",
        "org.mokkachain.p2p.gossip..",
        "org.mokkachain.node.replica..",
    };

    private static final Pattern ALLOWED_PACKAGE = Pattern.compile("""
            |java\\.lang|java\\.lang\\.annotation|java\\.util|java\\.util\\.(function|stream|random)\
            |java\\.time|java\\.math|java\\.nio|org\\.jspecify\\.annotations\
            |org\\.mokkachain\\.(types|consensus|ledger|p2p)(\\..+)?|org\\.mokkachain\\.node\\.replica(\\..+)?""");

    /** Own packages that a pure one may not use: they stand at the edge. */
    private static final Pattern EDGE_PACKAGE = Pattern.compile(
            "org\\.mokkachain\\.(types\\.file|ledger\\.(store|rocksdb)|p2p\\.transport\\.netty)(\\..+)?");

    private static final Set<String> IMPURE_TYPES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.InheritableThreadLocal",
            "java.lang.ThreadGroup",
            "java.lang.ScopedValue",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.util.Random",
            "java.util.UUID",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.Date",
            "java.util.Calendar",
            "java.util.TimeZone",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.time.Clock",
            "java.time.InstantSource");

    private static final Set<String> UNORDERED_TYPES = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap");

    private Purity() {}

    static List<CodeRule> rules() {
        return List.of(allowedPackages(), noImpureTypes(), noImpureCalls(), noUnorderedCollections());
    }

    private static CodeRule allowedPackages() {
        return new CodeRule(
                "pure packages use allowed packages only",
                Conditions.classesIn(PURE).should(Conditions.useOnly("allowed packages", Purity::inAllowedPackage)),
                inConsensus("java.nio.file.Path path;"),
                inConsensus("Object files = org.mokkachain.types.file.DurableFiles.class;"),
                inConsensus("Object lock = new java.util.concurrent.ConcurrentHashMap<String, String>();"),
                inConsensus("void log() { java.util.logging.Logger.getGlobal().info(\"\"); }"));
    }

    private static CodeRule noImpureTypes() {
        return new CodeRule(
                "pure packages know no clock, thread, process or chance",
                Conditions.classesIn(PURE)
                        .should(Conditions.useOnly(
                                "pure types", type -> !IMPURE_TYPES.contains(type.getName()))),
                inConsensus("java.util.Random random;"),
                inConsensus("Object id() { return java.util.UUID.randomUUID(); }"),
                inConsensus("void wait1() throws InterruptedException { Thread.sleep(1); }"));
    }

    private static CodeRule noImpureCalls() {
        return new CodeRule(
                "pure packages call nothing that answers differently another time",
                Conditions.classesIn(PURE).should(Conditions.accessNone("impure calls", Purity::isImpure)),
                inConsensus("long now() { return System.nanoTime(); }"),
                inConsensus("Object now() { return java.time.Instant.now(); }"),
                inConsensus("double chance() { return Math.random(); }"),
                inConsensus("String home() { return System.getenv(\"HOME\"); }"),
                inConsensus("void mix(java.util.List<String> list) { java.util.Collections.shuffle(list); }"),
                inConsensus("Object seed() { return new java.util.SplittableRandom(); }"));
    }

    private static CodeRule noUnorderedCollections() {
        return new CodeRule(
                "pure packages use no collection without order",
                Conditions.classesIn(PURE)
                        .should(Conditions.accessNone("unordered collections", Purity::isUnordered)),
                inConsensus("Object map = new java.util.HashMap<String, String>();"),
                inConsensus("java.util.function.Supplier<Object> set = java.util.HashSet::new;"),
                inConsensus("Object set = java.util.Set.of(1, 2);"),
                inConsensus("Object map = java.util.Map.of(1, 2);"),
                inConsensus("Object copy(java.util.Set<String> set) { return java.util.Set.copyOf(set); }"),
                inConsensus("Object set(java.util.stream.Stream<String> stream) {"
                        + " return stream.collect(java.util.stream.Collectors.toSet()); }"),
                inConsensus("Object map(java.util.stream.Stream<String> stream) {"
                        + " return stream.collect(java.util.stream.Collectors.toMap(s -> s, s -> s)); }"),
                inConsensus("Object map(java.util.stream.Stream<String> stream) {"
                        + " return stream.collect(java.util.stream.Collectors.groupingBy(s -> s)); }"),
                inConsensus("Object all(java.util.List<String> list) { return list.parallelStream().toList(); }"));
    }

    private static boolean inAllowedPackage(JavaClass type) {
        String name = type.getPackageName();
        return ALLOWED_PACKAGE.matcher(name).matches() && !EDGE_PACKAGE.matcher(name).matches();
    }

    private static boolean isImpure(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.lang.System" -> !name.equals("arraycopy");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.Collections" -> name.equals("shuffle") && parameters(access) == 1;
            case "java.util.SplittableRandom" -> name.equals("<init>") && parameters(access) == 0;
            case "java.util.random.RandomGenerator" -> name.equals("of") || name.equals("getDefault");
            default -> owner.startsWith("java.time.") && name.equals("now");
        };
    }

    private static boolean isUnordered(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.util.Set", "java.util.Map" -> Set.of("of", "ofEntries", "copyOf").contains(name);
            case "java.util.stream.Collectors" -> isUnorderedCollector(name, parameters(access));
            default ->
                name.equals("<init>") && UNORDERED_TYPES.contains(owner)
                        || Set.of("parallelStream", "parallel", "unordered").contains(name)
                                && access.getTargetOwner().getPackageName().startsWith("java.util");
        };
    }

    private static boolean isUnorderedCollector(String name, int parameters) {
        return switch (name) {
            case "toSet", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap", "groupingByConcurrent" -> true;
            case "toMap" -> parameters < 4;
            case "groupingBy" -> parameters < 3;
            default -> false;
        };
    }

    private static int parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().size()
                : 0;
    }

    private static String inConsensus(String member) {
        return "package org.mokkachain.consensus.planted; class Planted { " + member + " }";
    }
}
