package org.mokkachain.simulator.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mokkachain.simulator.check.Violation;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.simulator.world.Outcome;
import org.mokkachain.simulator.world.World;

/**
 * How one schedule ended.
 *
 * @param violation what did not hold, if something did not
 * @param outcome figures, if nothing was violated
 */
public record Verdict(Scenario scenario, Optional<String> violation, Optional<Outcome> outcome) {
    private static final int FRAMES = 8;

    /** Runs a schedule. A bug that throws counts as a violation. */
    public static Verdict of(Scenario scenario) {
        try {
            return new Verdict(scenario, Optional.empty(), Optional.of(new World(scenario, 0).run()));
        } catch (Violation | IllegalStateException | IllegalArgumentException e) {
            return failed(scenario, e);
        } catch (java.util.NoSuchElementException | ArithmeticException | ClassCastException e) {
            return failed(scenario, e);
        } catch (NullPointerException | IndexOutOfBoundsException | java.util.ConcurrentModificationException e) {
            return failed(scenario, e);
        }
    }

    private static Verdict failed(Scenario scenario, RuntimeException e) {
        String what = e instanceof Violation
                ? String.valueOf(e.getMessage())
                : e + Arrays.stream(e.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
        return new Verdict(scenario, Optional.of(what), Optional.empty());
    }

    public boolean isClean() {
        return problem().isEmpty();
    }

    /** The violation or the stall. */
    public Optional<String> problem() {
        return violation.or(() -> outcome.flatMap(Outcome::stall).map(stall -> "I14: " + stall));
    }

    /** Whether another schedule shows the same kind of problem. */
    boolean isLike(Verdict other) {
        return problem().map(Verdict::kind).equals(other.problem().map(Verdict::kind));
    }

    private static String kind(String problem) {
        return problem.substring(0, Math.min(3, problem.length()));
    }

    Report report() {
        return outcome.map(o -> new Report(
                        1, o.events(), o.blocks(), o.nanos(), 0, o.stall().isPresent() ? 1 : 0, o.worstGap(),
                        o.convictions()))
                .orElse(new Report(1, 0, 0, 0, 1, 0, 0, 0));
    }
}
