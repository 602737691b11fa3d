package org.mokkachain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceRulesTest {

    private static final List<SourceFile> SOURCES = SourceFile.all();

    @BeforeAll
    static void parseEverythingOnce() {
        Syntax.parse(SOURCES.stream().filter(SourceFile::isJava).toList());
    }

    static List<SourceRule> rules() {
        return SourceRules.ALL;
    }

    static Stream<Arguments> plantedViolations() {
        return SourceRules.ALL.stream().flatMap(rule -> rule.planted().stream().map(file -> Arguments.of(rule, file)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theSourcesKeepTheRule(SourceRule rule) {
        assertThat(SOURCES.stream().flatMap(file -> rule.violations(file).stream()))
                .as(rule.name())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedViolations")
    void theRuleCatchesAPlantedViolation(SourceRule rule, SourceFile planted) {
        assertThat(rule.violations(planted)).as(rule.name() + " catches " + planted).isNotEmpty();
    }

    @Test
    void everyRuleHasAPlantedViolation() {
        assertThat(SourceRules.ALL).allSatisfy(rule -> assertThat(rule.planted()).isNotEmpty());
    }

    @Test
    void everyPackageHasADescription() {
        assertThat(withoutDescription(SOURCES)).isEmpty();
    }

    @Test
    void aPackageWithoutDescriptionIsCaught() {
        assertThat(withoutDescription(List.of(new SourceFile("api/src/main/java/org/mokkachain/api/Planted.java", ""))))
                .containsExactly("api/src/main/java/org/mokkachain/api/");
    }

    @Test
    void theSourcesOfEveryModuleAreSeen() {
        assertThat(SOURCES.stream().map(SourceFile::path))
                .contains("node/src/main/java/org/mokkachain/node/package-info.java")
                .contains("testing/simkit/src/main/java/org/mokkachain/simkit/package-info.java");
    }

    private static Set<String> withoutDescription(List<SourceFile> files) {
        Set<String> described = files.stream()
                .filter(file -> file.name().equals("package-info.java"))
                .map(SourceFile::folder)
                .collect(Collectors.toSet());
        return files.stream()
                .filter(SourceFile::isMain)
                .map(SourceFile::folder)
                .filter(folder -> !described.contains(folder))
                .collect(Collectors.toSet());
    }
}
