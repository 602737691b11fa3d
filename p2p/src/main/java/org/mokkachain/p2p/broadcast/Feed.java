package org.mokkachain.p2p.broadcast;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One feed: how far it has come here, what of it is kept, and what is known of it at each link. */
final class Feed {
    private static final @Nullable Branch[] NONE = new Branch[0];

    final FeedId id;
    final FeedLog log = new FeedLog();
    /** Everything up to here was delivered or skipped. */
    long head;
    /** Links the message {@link #head} came over. */
    int hop;
    /** Slot of the link it came over; -1: none. */
    int parent = -1;
    /** When {@link #head} changed, counted over all feeds. */
    long revision;
    /** When it last changed. */
    long changedAt;
    /** Slot of the link whose announcement made this feed known before any message; -1: it is proven. */
    int announcer = -1;
    /** Whether it is this node's. */
    boolean own;
    boolean forked;
    boolean blocked;
    /** Whether it is not kept any more. */
    boolean retired;
    /** Set while somebody has more. */
    @Nullable Repair repair;
    /** Messages before their time. */
    @Nullable TreeMap<Long, Message> early;
    /** Neighbours in the order of change. */
    @Nullable Feed older;
    @Nullable Feed newer;

    private @Nullable Branch[] branches = NONE;

    Feed(FeedId id, long head) {
        this.id = id;
        this.head = head;
    }

    /** Nothing up to here is kept. */
    long floor() {
        return log.size() == 0 ? head : log.firstSequence() - 1;
    }

    /** Whether nothing is taken from it. */
    boolean stands() {
        return own || forked || blocked || retired;
    }

    /** What is known of it at this link. */
    Branch at(Link link) {
        if (link.slot >= branches.length) {
            branches = Arrays.copyOf(branches, link.slot + 1);
        }
        Branch branch = branches[link.slot];
        if (branch == null) {
            branch = new Branch(link.eager);
            branches[link.slot] = branch;
        }
        return branch;
    }

    /** As {@link #at}, if anything is known. */
    @Nullable Branch peek(int slot) {
        return slot < branches.length ? branches[slot] : null;
    }

    /** Forgets what is known of it at a link. */
    void forget(int slot) {
        if (slot < branches.length) {
            branches[slot] = null;
        }
        if (parent == slot) {
            parent = -1;
        }
    }

    /** Whether nobody who can be believed has said to have more. */
    boolean isComplete() {
        for (Branch branch : branches) {
            if (branch != null && branch.said > head && !branch.isHopeless()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the peer of this link says to have more, that is more than holes. */
    boolean lacksWhatIsAt(Link link) {
        Branch branch = peek(link.slot);
        return branch != null && branch.said > head && branch.said > branch.holesTo && !stands();
    }
}
