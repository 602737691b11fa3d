package org.mokkachain.wallet.transfer;

import java.time.Duration;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.wallet.output.Failure;

/** A moment's wait of a command, which may be interrupted. */
public final class Pause {
    private Pause() {}

    /** Waits a moment, not beyond the deadline. */
    public static void of(Duration moment, Deadline deadline) throws Failure {
        try {
            deadline.pause(moment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.interrupted();
        }
    }
}
