package org.mokkachain.p2p.broadcast;

/** What is known of one feed at one peer, and how the link is used for it. */
final class Branch {
    private static final int HOPELESS = 4;

    /** Up to where the peer says to have the feed. */
    long said;
    /** Up to where the peer has it, as far as known: it said so, or it was sent. */
    long position;
    /** The head the peer was told, in so many words: a push may get lost unnoticed. */
    long told;
    /** The peer says that everything it has not sent is a hole up to here. */
    long holesTo;
    /** Not before this time is it asked for the feed again. */
    long notBefore;
    /** Links over which the message {@link #said} came to the peer. */
    int hop;
    /** How often in a row it had not what it said, or did not answer. */
    byte failures;
    /** Duplicates since it was told not to push. Where the link began lazy it was not told, and the first counts. */
    byte duplicates = Intake.PATIENCE;
    boolean eager;
    /** Whether it was to push and did not: no way is shortened to go over it. */
    boolean shunned;
    /** Whether it waits to be announced. */
    boolean queued;

    Branch(boolean eager) {
        this.eager = eager;
    }

    /** The peer says to have the feed up to {@code head}. */
    void says(long head, int hops) {
        if (head >= said) {
            said = head;
            hop = hops;
            position = Math.max(position, head);
        }
    }

    /** Whether the peer has failed so often that it hardly has what it says. */
    boolean isHopeless() {
        return failures >= HOPELESS;
    }

    /** Nothing is sure but what the peer said: what was sent may not have come. */
    void unsure() {
        position = said;
        told = 0;
        holesTo = 0;
        queued = false;
        notBefore = 0;
        shunned = false;
    }
}
