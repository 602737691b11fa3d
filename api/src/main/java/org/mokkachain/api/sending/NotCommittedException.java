package org.mokkachain.api.sending;

import java.io.IOException;

/** A transaction did not take effect, or not in time; {@link #outcome} tells which. */
public final class NotCommittedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotCommittedException(Outcome outcome) {
        super(outcome.sentence());
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
