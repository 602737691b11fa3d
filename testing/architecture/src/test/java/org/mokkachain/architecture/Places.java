package org.mokkachain.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Set;

/** Rule 4 and the homes of libraries: what is allowed only in some places. */
final class Places {

    private static final String[] THREADS = {
        "org.mokkachain.node.runtime..",
        "org.mokkachain.node.http..",
        "org.mokkachain.node.main..",
        "org.mokkachain.p2p.transport.netty..",
        "org.mokkachain.wallet..",
        "org.mokkachain.simkit.fuzz..",
        "org.mokkachain.simulator..",
        "org.mokkachain.benchmarks..",
        "org.mokkachain.chaos..",
    };

    private static final String[] CONSOLE = {
        "org.mokkachain.node.main..",
        "org.mokkachain.wallet..",
        "org.mokkachain.simulator..",
        "org.mokkachain.benchmarks..",
    };

    private static final Set<String> POOLS = Set.of(
            "java.util.Timer",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.StructuredTaskScope");

    private Places() {}

    static List<CodeRule> rules() {
        return List.of(
                threads(),
                console(),
                library("org.rocksdb", "org.mokkachain.ledger.rocksdb"),
                library("io.netty", "org.mokkachain.p2p.transport.netty"),
                library("org.bouncycastle", "org.mokkachain.types.crypto"),
                library("com.amazon.corretto", "org.mokkachain.types.crypto"),
                library("io.javalin", "org.mokkachain.node.http"),
                library("org.jline", "org.mokkachain.wallet"),
                library("io.nayuki", "org.mokkachain.wallet.output"),
                library("de.siegmar.fastcsv", "org.mokkachain.wallet.batch"));
    }

    private static CodeRule threads() {
        return new CodeRule(
                "threads are started at the edge only",
                Conditions.classesOutside(THREADS).should(Conditions.accessNone("threads", Places::startsThreads)),
                inApi("Object thread = new Thread(() -> {});"),
                inApi("Object thread = Thread.ofVirtual().unstarted(() -> {});"),
                inApi("Object pool = java.util.concurrent.Executors.newCachedThreadPool();"),
                inApi("Object pool() { return java.util.concurrent.ForkJoinPool.commonPool(); }"),
                inApi("Object later = java.util.concurrent.CompletableFuture.runAsync(() -> {});"));
    }

    private static CodeRule console() {
        return new CodeRule(
                "only programs talk to the console and end the process",
                Conditions.classesOutside(CONSOLE).should(Conditions.accessNone("console and exit", Places::isConsole)),
                inApi("void print() { System.out.println(); }"),
                inApi("void print() { System.err.println(); }"),
                inApi("void end() { System.exit(1); }"),
                inApi("void end() { Runtime.getRuntime().halt(1); }"),
                inApi("void print(Exception e) { e.printStackTrace(); }"));
    }

    private static CodeRule library(String library, String home) {
        return new CodeRule(
                library + " is used by " + home + " only",
                Conditions.classesOutside(home + "..")
                        .should(Conditions.useOnly(
                                "other libraries",
                                type -> !(type.getPackageName() + ".").startsWith(library + "."))),
                """
                package %s;
                public class Library {}
                ---
                package org.mokkachain.api.planted;
                class Planted { Object use() { return new %1$s.Library(); } }
                """.formatted(library));
    }

    private static boolean startsThreads(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.lang.Thread" ->
                Set.of("<init>", "start", "ofVirtual", "ofPlatform", "startVirtualThread").contains(name);
            case "java.util.concurrent.Executors" -> true;
            case "java.util.concurrent.CompletableFuture" -> name.endsWith("Async");
            default -> POOLS.contains(owner);
        };
    }

    private static boolean isConsole(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.lang.System" -> Set.of("out", "err", "in", "exit", "console").contains(name);
            case "java.lang.Runtime" -> Set.of("exit", "halt").contains(name);
            default -> name.equals("printStackTrace");
        };
    }

    private static String inApi(String member) {
        return "package org.mokkachain.api.planted; class Planted { " + member + " }";
    }
}
