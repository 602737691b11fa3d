package org.mokkachain.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;

/** Rule 1: which module may use which, and no cycles between packages. */
final class Modules {

    private static final String ROOT = "org.mokkachain.";

    /** Each module, by its root package, with the modules it may use. */
    static final List<Module> ALL = List.of(
            module("types"),
            module("consensus", "types"),
            module("ledger", "types"),
            module("p2p", "types"),
            module("api", "types"),
            module("keystore", "types"),
            module("node", "types", "consensus", "ledger", "p2p", "api", "keystore"),
            module("wallet", "types", "api", "keystore"),
            module("simkit"),
            module("chaos"),
            module("simulator", "types", "consensus", "ledger", "p2p", "api", "node", "simkit"),
            module("benchmarks", "types", "consensus", "ledger", "p2p", "api", "keystore"));

    record Module(String name, List<String> uses) {

        boolean mayUse(JavaClass type) {
            String other = moduleOf(type);
            return other.isEmpty() || other.equals(name) || uses.contains(other);
        }
    }

    /** Each package of ours is a slice of its own. */
    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public String getDescription() {
            return "packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith(ROOT) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }
    };

    private Modules() {}

    static List<CodeRule> rules() {
        List<CodeRule> rules = new ArrayList<>();
        ALL.forEach(module -> rules.add(edges(module)));
        rules.add(noCycles());
        return rules;
    }

    private static Module module(String name, String... uses) {
        return new Module(name, List.of(uses));
    }

    private static CodeRule edges(Module module) {
        String forbidden = ALL.stream()
                .map(Module::name)
                .filter(other -> !other.equals(module.name) && !module.uses.contains(other))
                .findFirst()
                .orElseThrow();
        return new CodeRule(
                module.name + " uses no other module than " + module.uses,
                Conditions.classesIn(ROOT + module.name + "..")
                        .should(Conditions.useOnly("allowed modules", module::mayUse)),
                """
                package org.mokkachain.%s.planted;
                public class Other {}
                ---
                package org.mokkachain.%s.planted;
                class Planted { org.mokkachain.%1$s.planted.Other[] others; }
                """.formatted(forbidden, module.name));
    }

    private static CodeRule noCycles() {
        return new CodeRule(
                "no cycles between packages",
                SlicesRuleDefinition.slices().assignedFrom(PACKAGES).should().beFreeOfCycles(),
                """
                package org.mokkachain.types.planted.here;
                public class Here { org.mokkachain.types.planted.there.There there; }
                ---
                package org.mokkachain.types.planted.there;
                public class There { org.mokkachain.types.planted.here.Here here; }
                """);
    }

    private static String moduleOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return type.getPackageName().startsWith(ROOT) ? names[2] : "";
    }
}
