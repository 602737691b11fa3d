package org.mokkachain.endtoend.harness;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for conditions, with a limit that a loaded machine does not reach. */
public final class Waiting {
    public static final Duration LIMIT = Duration.ofSeconds(90);

    private Waiting() {}

    /** Returns when the condition holds; what it throws counts as not yet. */
    public static void until(String condition, Callable<Boolean> holds) {
        Awaitility.await(condition)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(holds);
    }
}
