package org.mokkachain.api.proven;

import java.io.IOException;
import org.mokkachain.types.proof.Step;

/** A node's answer does not prove what was asked: the node is faulty, or is of another network. */
public final class UnprovenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Step step;

    UnprovenException(Step step, String reason) {
        super("the answer of the node is not proven: " + reason);
        this.step = step;
    }

    /** The first step of the verification that does not hold. */
    public Step step() {
        return step;
    }
}
