package org.mokkachain.chaos;

/**
 * What went through since the start.
 *
 * @param accepted connections that came in and were not refused
 * @param refused connections reset at once: by the door, beyond the limit, or because the target was not there
 * @param open connections now
 */
public record Totals(long accepted, long refused, long open, Flow toTarget, Flow fromTarget) {
    /** Nothing yet. */
    public static final Totals NONE = new Totals(0, 0, 0, Flow.NONE, Flow.NONE);

    /**
     * Bytes of one direction.
     *
     * @param read taken from the sender
     * @param forwarded handed to the receiver
     * @param swallowed thrown away
     * @param corrupted of those forwarded
     */
    public record Flow(long read, long forwarded, long swallowed, long corrupted) {
        /** Nothing yet. */
        public static final Flow NONE = new Flow(0, 0, 0, 0);

        public Flow plus(Flow other) {
            return new Flow(read + other.read, forwarded + other.forwarded, swallowed + other.swallowed,
                    corrupted + other.corrupted);
        }
    }

    /** Bytes that got through, both ways. */
    public long forwarded() {
        return toTarget.forwarded + fromTarget.forwarded;
    }

    public Totals plus(Totals other) {
        return new Totals(accepted + other.accepted, refused + other.refused, open + other.open,
                toTarget.plus(other.toTarget), fromTarget.plus(other.fromTarget));
    }
}
