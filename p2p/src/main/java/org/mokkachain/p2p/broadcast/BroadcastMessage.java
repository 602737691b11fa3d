package org.mokkachain.p2p.broadcast;

import java.util.List;

/** What two nodes say to one another about feeds. */
public sealed interface BroadcastMessage {
    /**
     * The beginning of a conversation, and each new beginning. The answer is another one with {@code answer} set,
     * then a {@link Clock}.
     *
     * @param epoch of the sender
     * @param seenEpoch epoch of the receiver whose clock the sender remembers; 0: none
     * @param seenRevision the sender knows the receiver's clock up to here
     * @param answer whether it answers an Open
     */
    record Open(long epoch, long seenEpoch, long seenRevision, boolean answer) implements BroadcastMessage {
        public Open {
            Numbers.requireNotNegative("epoch", epoch);
            Numbers.requireNotNegative("seen epoch", seenEpoch);
            Numbers.requireNotNegative("seen revision", seenRevision);
        }
    }

    /**
     * The sender's clock as of {@code revision}, as far as the receiver, who knows it as of {@code since}, has not
     * been told otherwise. With {@code since} 0 it is the whole clock. Long clocks come in several messages.
     */
    record Clock(long since, long revision, List<Head> heads) implements BroadcastMessage {
        public Clock {
            Numbers.requireNotNegative("since", since);
            Numbers.requireAtMost("since", since, revision);
            heads = List.copyOf(heads);
            Numbers.requireAtMost("number of heads", heads.size(), BroadcastCodec.MAX_HEADS);
        }
    }

    /**
     * Consecutive items of one feed.
     *
     * @param hop links the first of them came over to the sender
     * @param first number of the first item, from 1
     * @param head the sender has everything up to here
     * @param answer whether it answers a {@link Graft}; there is exactly one answer, perhaps without items
     */
    record Push(FeedId feed, int hop, long first, long head, boolean answer, List<Item> items)
            implements BroadcastMessage {
        public Push {
            Numbers.requireNotNegative("hop", hop);
            Numbers.requireAtMost("hop", hop, Head.MAX_HOP);
            Numbers.requirePositive("first", first);
            Numbers.requireNotNegative("head", head);
            items = List.copyOf(items);
            Numbers.requireAtMost("number of items", items.size(), BroadcastCodec.MAX_ITEMS);
            requireConsecutive(feed, first, items);
        }

        /** Number of the last item; one less than {@link #first()} if there is none. */
        public long last() {
            long last = first - 1;
            for (Item item : items) {
                last += item.count();
            }
            return last;
        }

        private static void requireConsecutive(FeedId feed, long first, List<Item> items) {
            long next = first;
            boolean hole = false;
            for (Item item : items) {
                if (item instanceof Message message) {
                    if (message.sequence() != next || !message.feed().equals(feed)) {
                        throw new IllegalArgumentException("item " + next + " of " + feed + " is another one");
                    }
                } else if (hole) {
                    throw new IllegalArgumentException("a hole follows a hole at " + next);
                }
                hole = item instanceof Hole;
                next = Math.addExact(next, item.count());
            }
        }
    }

    /** The sender has these and does not push them. */
    record Have(List<Head> heads) implements BroadcastMessage {
        public Have {
            heads = List.copyOf(heads);
            Numbers.requireAtMost("number of heads", heads.size(), BroadcastCodec.MAX_HEADS);
        }
    }

    /** Do not push these feeds to the sender: it has them, up to these numbers, from somebody else. */
    record Prune(List<Mark> marks) implements BroadcastMessage {
        public Prune {
            marks = List.copyOf(marks);
            Numbers.requireAtMost("number of marks", marks.size(), BroadcastCodec.MAX_MARKS);
        }
    }

    /** Push these feeds to the sender, what is there after these numbers at once, what is new when it comes. */
    record Graft(List<Mark> marks) implements BroadcastMessage {
        public Graft {
            marks = List.copyOf(marks);
            Numbers.requireAtMost("number of marks", marks.size(), BroadcastCodec.MAX_MARKS);
        }
    }
}
