package org.mokkachain.simulator.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulator is only trusted after it has found planted bugs. */
class MutationTest {
    private static final int FEW = 60;
    private static final int ENOUGH = Integer.getInteger("mutation.schedules", 1_000);

    static List<Mutant> quick() {
        return Mutants.QUICK;
    }

    static List<Mutant> all() {
        String wanted = System.getProperty("mutation.name", "");
        return Stream.concat(Mutants.QUICK.stream(), Mutants.SLOW.stream())
                .filter(mutant -> mutant.name().contains(wanted))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("quick")
    @DisabledIfSystemProperty(named = "mutation", matches = "all", disabledReason = "they are among all")
    void aPlantedBugIsFoundSoon(Mutant mutant) throws ReflectiveOperationException {
        assertThat(hunt(mutant, FEW)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    @EnabledIfSystemProperty(named = "mutation", matches = "all", disabledReason = "takes long; profile mutation")
    void everyPlantedBugIsFound(Mutant mutant) throws ReflectiveOperationException {
        assertThat(hunt(mutant, ENOUGH)).isNotEmpty();
    }

    private static String hunt(Mutant mutant, int max) throws ReflectiveOperationException {
        Object found = MutantClasses.of(mutant)
                .loadClass(Hunt.class.getName())
                .getMethod("find", String.class, int.class, int.class)
                .invoke(null, mutant.model().name(), mutant.validators(), max);
        String text = String.valueOf(found);
        String first = text.isEmpty() ? "not found" : text.lines().findFirst().orElse("");
        System.out.printf("| %s | %s n=%d | %s |%n", mutant.name(), mutant.model(), mutant.validators(), first);
        return text;
    }
}
