package org.mokkachain.ledger.chain;

/**
 * An executable transaction. Those of one origin are ordered by their start tags, equals by their arrival.
 *
 * @param sinceMs since when it is executable
 * @param start start tag: how many bytes a fair share would have got before this transaction's turn
 * @param serial unique; later ones are higher
 */
record Ready(PendingTransaction pending, long sinceMs, long start, long serial) implements Comparable<Ready> {
    @Override
    public int compareTo(Ready other) {
        int byStart = Long.compare(start, other.start);
        return byStart != 0 ? byStart : Long.compare(serial, other.serial);
    }

    /** The start tag of the next one in line behind it. */
    long finish() {
        return start + pending.bytes();
    }
}
