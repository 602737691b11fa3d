package org.mokkachain.p2p.broadcast;

/** How a feed of which somebody has more is completed: who was asked, when, and when the next is. */
final class Repair {
    /** Not before this time is anybody asked. */
    long due;
    /** Slot of the link that was asked and has not answered; -1: none. */
    int asked = -1;
    long askedAt;
    /** Slot of the link that comes first among equals. */
    int next;

    Repair(long due, int next) {
        this.due = due;
        this.next = next;
    }
}
