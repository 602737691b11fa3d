package org.mokkachain.consensus.message;

/** Why a leader is suspected. */
public enum Suspicion {
    NO_LEADER(1, "no leader has proved its leadership in time"),
    SILENCE(2, "the leader is silent"),
    NO_PROGRESS(3, "work is pending, but nothing was committed in time"),
    MISBEHAVIOUR(4, "the leader contradicted itself or proposed an invalid block"),
    CENSORSHIP(5, "the leader passes over a transaction"),
    EXPIRY(6, "the proof of leadership has expired"),
    HANDOVER(7, "the leader hands over or declines");

    private final int code;
    private final String sentence;

    Suspicion(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Code in encodings. */
    int code() {
        return code;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    static Suspicion ofCode(int code) {
        for (Suspicion suspicion : values()) {
            if (suspicion.code == code) {
                return suspicion;
            }
        }
        throw new IllegalArgumentException("unknown reason " + code);
    }
}
