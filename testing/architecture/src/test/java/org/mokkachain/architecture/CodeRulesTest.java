package org.mokkachain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodeRulesTest {

    private static final JavaClasses PRODUCT = Compiled.product();

    static List<CodeRule> rules() {
        return CodeRules.ALL;
    }

    static Stream<Arguments> plantedViolations() {
        return CodeRules.ALL.stream().flatMap(rule -> rule.planted().stream().map(text -> Arguments.of(rule, text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductKeepsTheRule(CodeRule rule) {
        assertThat(rule.rule().evaluate(PRODUCT).getFailureReport().getDetails())
                .as(rule.name())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("plantedViolations")
    void theRuleCatchesAPlantedViolation(CodeRule rule, String source, @TempDir Path folder) {
        assertThat(rule.rule().evaluate(Compiled.planted(source, folder)).hasViolation())
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
