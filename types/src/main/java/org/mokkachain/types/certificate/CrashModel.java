package org.mokkachain.types.certificate;

/** Which faults a network tolerates; fixed in its genesis. */
public enum CrashModel {
    /** Byzantine: up to floor((n-1)/3) validators may do anything. Blocks are committed by COMMIT certificates. */
    BFT(1, Phase.COMMIT),
    /** Crash only: up to floor((n-1)/2) validators may stop. Blocks are committed by PREPARE certificates. */
    CFT(2, Phase.PREPARE);

    private final int code;
    private final Phase commitPhase;

    CrashModel(int code, Phase commitPhase) {
        this.code = code;
        this.commitPhase = commitPhase;
    }

    /** Code in canonical encodings. */
    public int code() {
        return code;
    }

    /** The phase whose certificate makes a block final. */
    public Phase commitPhase() {
        return commitPhase;
    }

    /** The model in which certificates of {@code phase} make blocks final. */
    public static CrashModel committedBy(Phase phase) {
        return switch (phase) {
            case COMMIT -> BFT;
            case PREPARE -> CFT;
        };
    }

    /** The model with this code; {@link IllegalArgumentException} if there is none. */
    public static CrashModel ofCode(int code) {
        return switch (code) {
            case 1 -> BFT;
            case 2 -> CFT;
            default -> throw new IllegalArgumentException("unknown crash model " + code);
        };
    }
}
