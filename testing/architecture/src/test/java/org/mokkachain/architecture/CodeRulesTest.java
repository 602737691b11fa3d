package org.mokkachain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodeRulesTest {

    private static final JavaClasses PRODUCT = Compiled.product();
    private static JavaClasses planted;

    static List<CodeRule> rules() {
        return CodeRules.ALL;
    }

    static Stream<Arguments> plantedViolations() {
        List<Arguments> violations = new ArrayList<>();
        for (CodeRule rule : CodeRules.ALL) {
            rule.planted().forEach(source -> violations.add(Arguments.of(rule, violations.size(), source)));
        }
        return violations.stream();
    }

    @BeforeAll
    static void compileThePlantedSources(@TempDir Path folder) {
        List<String> sources = CodeRules.ALL.stream().flatMap(rule -> rule.planted().stream()).toList();
        planted = Compiled.planted(sources, folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductKeepsTheRule(CodeRule rule) {
        assertThat(rule.rule().evaluate(PRODUCT).getFailureReport().getDetails())
                .as(rule.name())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("plantedViolations")
    void theRuleCatchesAPlantedViolation(CodeRule rule, int number, String source) {
        assertThat(rule.rule().evaluate(Compiled.ofSource(number, planted)).hasViolation())
                .as(rule.name() + " catches\n" + source)
                .isTrue();
    }

    @Test
    void everyRuleHasAPlantedViolation() {
        assertThat(CodeRules.ALL).allSatisfy(rule -> assertThat(rule.planted()).isNotEmpty());
    }

    @Test
    void theClassesOfEveryModuleAreSeen() {
        assertThat(Modules.ALL)
                .allSatisfy(module -> assertThat(PRODUCT)
                        .anyMatch(type -> type.getPackageName().startsWith("org.mokkachain." + module.name())));
    }
}
