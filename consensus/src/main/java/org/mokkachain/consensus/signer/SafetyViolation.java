package org.mokkachain.consensus.signer;

/** Going on could break the chain. Thrown where that is noticed; the state machine turns it into a halt. */
public final class SafetyViolation extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public SafetyViolation(String message) {
        super(message);
    }
}
