package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.value.PublicKey;

/** One peer: how the conversation with it stands, and, when there is no link to it, what is remembered of it. */
final class Link {
    static final long NEVER = Long.MAX_VALUE;

    final PublicKey peer;
    final int slot;
    boolean up;
    /** Whether its Open came: from then on it is told of everything. */
    boolean opened;
    /** Whether its clock came: from then on it is pushed to. */
    boolean clocked;
    /** How a feed of which nothing is known here begins: as the link was used last. */
    boolean eager = true;

    /** The peer's run; 0: not known. */
    long epoch;
    /** Its clock is known up to here. */
    long seen;
    /** Whether some of its clock had to be ignored. */
    boolean incomplete;
    /** Revision up to which the peer was told everything in the last clock. */
    long sentRevision;
    /** Revision up to which there is nothing the peer was not told. */
    long toldRevision;

    long announceAt = NEVER;
    long clockAt = NEVER;
    long reopenAt = NEVER;
    /** When something is said although there is nothing new: whoever missed the last word learns that there was one. */
    long idleAt = NEVER;

    /** Feeds asked of the peer and not answered. */
    int grafts;
    /** Feeds only this peer has announced. */
    int unproven;
    /** Milliseconds it takes to answer, smoothed. */
    int answerMs;
    long lastAnswer;
    private long replaySecond;
    private long replayed;

    /** What waits to be announced. */
    final List<Feed> announcements = new ArrayList<>(2);
    /** What is asked and refused in this step. */
    final List<Mark> graftMarks = new ArrayList<>(2);
    final List<Mark> pruneMarks = new ArrayList<>(2);

    Link(PublicKey peer, int slot) {
        this.peer = peer;
        this.slot = slot;
    }

    /** Nothing that was sent is sure to have come. */
    void restart() {
        opened = false;
        clocked = false;
        announcements.clear();
        announceAt = NEVER;
        clockAt = NEVER;
        reopenAt = NEVER;
        idleAt = NEVER;
        grafts = 0;
    }

    /** Whether this much more may be sent in answer to grafts. */
    boolean mayReplay(long now, int limitPerSecond) {
        if (now / 1000 != replaySecond) {
            replaySecond = now / 1000;
            replayed = 0;
        }
        return replayed < limitPerSecond;
    }

    void replayed(long bytes) {
        replayed += bytes;
    }

    /** When there is something to do; {@link #NEVER}: not now. */
    long wakeAt() {
        return Math.min(Math.min(announceAt, clockAt), Math.min(reopenAt, idleAt));
    }
}
