package org.mokkachain.p2p.membership;

/** What is kept of one peer. */
final class PeerRecord {
    private final long number;
    private final PhiDetector detector;
    private SealedState state;
    private DigestLine heard;
    private boolean live = true;
    private boolean seenRising;
    private boolean doubtful;

    /** @param number how many peers were known before */
    PeerRecord(long number, SealedState state, PhiDetector detector) {
        this.number = number;
        this.state = state;
        this.heard = state.line();
        this.detector = detector;
    }

    long number() {
        return number;
    }

    SealedState state() {
        return state;
    }

    PhiDetector detector() {
        return detector;
    }

    boolean live() {
        return live;
    }

    void live(boolean next) {
        live = next;
    }

    boolean left() {
        return state.value(Entry.LEFT).isPresent();
    }

    /** The newest seal heard of, whether or not the state it seals came with it. */
    DigestLine heard() {
        return heard;
    }

    /** A newer seal: whoever passed it on, and with whatever, the owner was alive to make it. */
    void hear(DigestLine newer) {
        heard = newer;
        seenRising = true;
    }

    /** Whether a second seal was heard: only then it is certain that the peer was alive when we heard of it. */
    boolean seenRising() {
        return seenRising;
    }

    void take(SealedState next) {
        state = next;
        doubtful = false;
    }

    /** Whether what came lately did not fit the state: then the whole is wanted. */
    boolean doubtful() {
        return doubtful;
    }

    void doubt() {
        doubtful = true;
    }
}
