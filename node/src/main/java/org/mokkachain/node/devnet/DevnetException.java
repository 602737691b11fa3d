package org.mokkachain.node.devnet;

/** A development network cannot be made, started or stopped. The message says why, without a full stop. */
public final class DevnetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    DevnetException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do about it: a sentence. */
    public String remedy() {
        return remedy;
    }
}
