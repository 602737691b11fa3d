package org.mokkachain.consensus.message;

/** Why a leader is suspected. The ordinal is its code in encodings: append only. */
public enum Suspicion {
    NO_LEADER("no leader has proved its leadership in time"),
    SILENCE("the leader is silent"),
    NO_PROGRESS("work is pending, but nothing was committed in time"),
    MISBEHAVIOUR("the leader contradicted itself or proposed an invalid block"),
    CENSORSHIP("the leader passes over a transaction"),
    EXPIRY("the proof of leadership has expired"),
    HANDOVER("the leader hands over or declines");

    private static final Suspicion[] VALUES = values();
    private final String sentence;

    Suspicion(String sentence) {
        this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    static Suspicion ofCode(int code) {
        if (code >= VALUES.length) {
            throw new IllegalArgumentException("unknown reason " + code);
        }
        return VALUES[code];
    }
}
