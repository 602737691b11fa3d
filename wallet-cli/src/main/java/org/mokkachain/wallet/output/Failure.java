package org.mokkachain.wallet.output;

import org.mokkachain.api.model.ExitCode;

/** Why a command ends without its result: what the person or script is told, and the exit code. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String INTERRUPTED = "interrupted";

    private final ExitCode exitCode;
    private final String code;
    private final String remedy;

    /**
     * A failure of any kind.
     *
     * @param code stable, for scripts
     * @param message one sentence: what is wrong
     * @param remedy one sentence: what to do about it
     */
    public Failure(ExitCode exitCode, String code, String message, String remedy) {
        super(message);
        this.exitCode = exitCode;
        this.code = code;
        this.remedy = remedy;
    }

    public static Failure usage(String message, String remedy) {
        return new Failure(ExitCode.USAGE, "usage", message, remedy);
    }

    public static Failure configuration(String code, String message, String remedy) {
        return new Failure(ExitCode.CONFIGURATION, code, message, remedy);
    }

    /** Someone interrupted, and nothing is left behind. */
    public static Failure interrupted() {
        return interrupted(INTERRUPTED, "Run the command again.");
    }

    /** Someone interrupted, and there is more to say about it. */
    public static Failure interrupted(String message, String remedy) {
        return new Failure(ExitCode.INTERRUPTED, INTERRUPTED, message, remedy);
    }

    /** The person knows: they did it. */
    boolean isOnlyInterrupted() {
        return INTERRUPTED.equals(getMessage());
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
