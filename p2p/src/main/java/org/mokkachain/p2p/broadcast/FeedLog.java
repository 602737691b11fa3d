package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one feed that are still kept, by number, each with the time it came. Numbers in between are holes.
 * A ring, because messages come at one end and mostly go at the other.
 */
final class FeedLog {
    private static final int SMALLEST = 4;

    private @Nullable Message[] messages = new Message[0];
    private long[] times = new long[0];
    private int start;
    private int size;
    private long bytes;

    int size() {
        return size;
    }

    /** Content kept. */
    long bytes() {
        return bytes;
    }

    /** Appends a message with a number above all others. */
    void append(Message message, long now) {
        if (size == messages.length) {
            grow();
        }
        int slot = slot(size++);
        messages[slot] = message;
        times[slot] = now;
        bytes += message.content().length();
    }

    /** The message with this number, if it is kept. */
    @Nullable Message get(long sequence) {
        int index = indexAfter(sequence - 1);
        return index < size && at(index).sequence() == sequence ? at(index) : null;
    }

    /** Number and time of the oldest message; there must be one. */
    long firstSequence() {
        return at(0).sequence();
    }

    long firstTime() {
        return times[start];
    }

    Message removeFirst() {
        Message first = at(0);
        messages[start] = null;
        start = slot(1);
        forget(first);
        return first;
    }

    /** Makes a hole; the message that was there. */
    @Nullable Message remove(long sequence) {
        int index = indexAfter(sequence - 1);
        if (index == size || at(index).sequence() != sequence) {
            return null;
        }
        Message removed = at(index);
        if (index < size / 2) {
            for (int i = index; i > 0; i--) {
                copy(i - 1, i);
            }
            messages[start] = null;
            start = slot(1);
        } else {
            for (int i = index; i < size - 1; i++) {
                copy(i + 1, i);
            }
            messages[slot(size - 1)] = null;
        }
        forget(removed);
        return removed;
    }

    /**
     * Messages and holes from {@code after + 1} to {@code head}, or up to the message with which their content reaches
     * {@code limit} bytes.
     */
    List<Item> items(long after, long head, int limit) {
        int index = indexAfter(after);
        if (index == size - 1 && at(index).sequence() == after + 1 && head == after + 1) {
            return List.of(at(index));
        }
        List<Item> items = new ArrayList<>();
        long next = after + 1;
        int content = 0;
        for (; index < size && content < limit && items.size() < BroadcastCodec.MAX_ITEMS - 2; index++) {
            Message message = at(index);
            if (message.sequence() > next) {
                items.add(new Hole(message.sequence() - next));
            }
            items.add(message);
            content += message.content().length();
            next = message.sequence() + 1;
        }
        if (index == size && next <= head) {
            items.add(new Hole(head + 1 - next));
        }
        return items;
    }

    private void forget(Message message) {
        size--;
        bytes -= message.content().length();
        if (size == 0) {
            messages = new Message[0];
            times = new long[0];
            start = 0;
        }
    }

    /** Index of the first message above this number. */
    private int indexAfter(long sequence) {
        int low = 0;
        int high = size;
        if (size > 0 && at(size - 1).sequence() <= sequence) {
            return size;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).sequence() <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Message at(int index) {
        Message message = messages[slot(index)];
        if (message == null) {
            throw new IllegalStateException("no message at " + index + " of " + size);
        }
        return message;
    }

    private void copy(int from, int to) {
        messages[slot(to)] = messages[slot(from)];
        times[slot(to)] = times[slot(from)];
    }

    private int slot(int index) {
        return (start + index) & (messages.length - 1);
    }

    private void grow() {
        int capacity = Math.max(SMALLEST, 2 * messages.length);
        @Nullable Message[] largerMessages = new Message[capacity];
        long[] largerTimes = new long[capacity];
        for (int i = 0; i < size; i++) {
            largerMessages[i] = messages[slot(i)];
            largerTimes[i] = times[slot(i)];
        }
        messages = largerMessages;
        times = largerTimes;
        start = 0;
    }
}
