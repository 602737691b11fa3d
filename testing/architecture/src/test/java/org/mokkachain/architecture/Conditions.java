package org.mokkachain.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.function.Predicate;

/** The few kinds of condition that the rules on classes are made of. */
final class Conditions {

    private Conditions() {}

    static GivenClassesConjunction classesIn(String... packages) {
        return ArchRuleDefinition.classes().that().resideInAnyPackage(packages);
    }

    static GivenClassesConjunction classesOutside(String... packages) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.mokkachain..")
                .and()
                .resideOutsideOfPackages(packages);
    }

    /** Every type a class names is allowed; of an array type, its elements. */
    static ArchCondition<JavaClass> useOnly(String what, Predicate<JavaClass> allowed) {
        return condition("use only " + what, (type, violation) -> type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !allowed.test(dependency.getTargetClass().getBaseComponentType()))
                .forEach(dependency -> violation.found(dependency.getDescription())));
    }

    /** No call, constructor, field or method reference of a class is a forbidden one. */
    static ArchCondition<JavaClass> accessNone(String what, Predicate<JavaAccess<?>> forbidden) {
        return condition("access none of " + what, (type, violation) -> type.getAccessesFromSelf().stream()
                .filter(forbidden)
                .forEach(access -> violation.found(access.getDescription())));
    }

    /** No class is as described; the violation is the class itself. */
    static ArchCondition<JavaClass> notBe(String what, Predicate<JavaClass> forbidden) {
        return condition("not be " + what, (type, violation) -> {
            if (forbidden.test(type)) {
                violation.found(type.getDescription() + " is " + what + " in " + type.getSourceCodeLocation());
            }
        });
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.on(type, message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }

    /** Looks at one class and reports what it finds. */
    @FunctionalInterface
    private interface Check {
        void on(JavaClass type, Report violation);
    }

    /** Takes the description of a violation. */
    @FunctionalInterface
    private interface Report {
        void found(String message);
    }
}
