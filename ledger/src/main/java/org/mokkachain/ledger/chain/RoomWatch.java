package org.mokkachain.ledger.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Notices when blocks with room leave out what they could hold. One block proves nothing: it may have been built before
 * the transaction was there, and committed late, after an outage. Two that are long apart do. Keeps for whatever is
 * executable when the first block with room was committed after that; so no more entries than executable transactions.
 */
final class RoomWatch {
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long lastMs;

    /** The first block with room for all executable transactions with a serial below {@code bound}. */
    private record Mark(long bound, long atMs) {}

    /**
     * A block with room was committed.
     *
     * @param oldest the one that has been executable longest after that block
     * @param bound above the serials of all that are executable
     */
    void committed(Optional<Ready> oldest, long bound, long nowMs) {
        lastMs = nowMs;
        forgetUntil(oldest);
        boolean fresh = oldest.isPresent() && (marks.isEmpty() || marks.getLast().bound() < bound);
        if (fresh) {
            marks.addLast(new Mark(bound, nowMs));
        }
    }

    /** Whether {@code oldest} was executable while two blocks with room were committed at least so far apart. */
    boolean isPassingOver(Optional<Ready> oldest, long apartMs) {
        forgetUntil(oldest);
        return !marks.isEmpty() && lastMs - marks.getFirst().atMs() >= apartMs;
    }

    private void forgetUntil(Optional<Ready> oldest) {
        while (!marks.isEmpty() && oldest.map(Ready::serial).orElse(Long.MAX_VALUE) >= marks.getFirst().bound()) {
            marks.removeFirst();
        }
    }
}
