package org.mokkachain.simkit.fuzz;

/** A decoder has refused its input in the way it should. Without a stack trace: there will be millions of them. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    /** @param reason the words of the decoder */
    public Refused(String reason) {
        super(reason, null, false, false);
    }

    /** A refusal by an exception, whose message must say why. */
    public static Refused by(Exception exception) {
        String message = exception.getMessage();
        if (message == null || message.isBlank()) {
            throw new IllegalStateException("a refusal that does not say why", exception);
        }
        return new Refused(message);
    }
}
