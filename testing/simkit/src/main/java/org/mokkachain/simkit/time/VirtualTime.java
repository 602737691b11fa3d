package org.mokkachain.simkit.time;

import java.util.Arrays;

/**
 * A clock that only moves from one queued action to the next. Actions for the same moment run in the order in which
 * they were queued, so a run is a function of its beginning. Times in nanoseconds from 0. Not thread-safe.
 */
public final class VirtualTime {
    private long[] at = new long[1024];
    private long[] order = new long[1024];
    private Runnable[] what = new Runnable[1024];
    private int size;
    private long queued;
    private long done;
    private long now;

    /** The present moment. */
    public long now() {
        return now;
    }

    /** Actions carried out so far. */
    public long steps() {
        return done;
    }

    /** Queues an action; one for the past runs now. */
    public void at(long time, Runnable action) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
            what = Arrays.copyOf(what, 2 * size);
        }
        int hole = size++;
        long when = Math.max(time, now);
        long number = queued++;
        while (hole > 0 && when < at[(hole - 1) >>> 1]) {
            move((hole - 1) >>> 1, hole);
            hole = (hole - 1) >>> 1;
        }
        put(hole, when, number, action);
    }

    /** Queues an action {@code delay} from now. */
    public void after(long delay, Runnable action) {
        at(now + Math.max(delay, 0), action);
    }

    /** Runs the next action if it is not later than {@code end}; otherwise the clock goes to {@code end}. */
    public boolean stepUntil(long end) {
        if (size == 0 || at[0] > end) {
            now = Math.max(now, end);
            return false;
        }
        now = at[0];
        Runnable action = what[0];
        removeFirst();
        done++;
        action.run();
        return true;
    }

    private void removeFirst() {
        size--;
        long when = at[size];
        long number = order[size];
        Runnable action = what[size];
        what[size] = VirtualTime::nothing;
        if (size == 0) {
            return;
        }
        int hole = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && isBefore(at[child + 1], order[child + 1], at[child], order[child])) {
                child++;
            }
            if (!isBefore(at[child], order[child], when, number)) {
                break;
            }
            move(child, hole);
            hole = child;
            child = 2 * hole + 1;
        }
        put(hole, when, number, action);
    }

    private static void nothing() {}

    private static boolean isBefore(long at1, long order1, long at2, long order2) {
        return at1 != at2 ? at1 < at2 : order1 < order2;
    }

    private void move(int from, int to) {
        put(to, at[from], order[from], what[from]);
    }

    private void put(int slot, long when, long number, Runnable action) {
        at[slot] = when;
        order[slot] = number;
        what[slot] = action;
    }
}
