package org.mokkachain.p2p.membership;

/** What is kept of one peer. */
final class PeerRecord {
    private final long number;
    private final PhiDetector detector;
    private SealedState state;
    private boolean live = true;
    private boolean seenRising;
    private boolean doubtful;

    /** @param number how many peers were known before */
    PeerRecord(long number, SealedState state, PhiDetector detector) {
        this.number = number;
        this.state = state;
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

    /** Whether a second state was seen: only then it is certain that the peer was alive when we heard of it. */
    boolean seenRising() {
        return seenRising;
    }

    void take(SealedState next, boolean isNewer) {
        state = next;
        seenRising |= isNewer;
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
