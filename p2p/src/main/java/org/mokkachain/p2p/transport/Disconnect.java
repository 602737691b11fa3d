package org.mokkachain.p2p.transport;

/**
 * Why a link ended.
 *
 * @param cause which kind of end
 * @param detail one sentence for people, may be empty
 */
public record Disconnect(Cause cause, String detail) {
    /** Kinds of end; those that are offences count against the peer. */
    public enum Cause {
        /** The other side closed it, or its process ended. */
        CLOSED_BY_PEER(false),
        /** This side closed it. */
        CLOSED_HERE(false),
        /** The peer is not admitted any more. */
        NOT_ADMITTED(false),
        /** A newer link to the same peer took its place. */
        REPLACED(false),
        /** Nothing was heard for the idle timeout. */
        IDLE(false),
        /** What was to be sent had not been read for too long. */
        SLOW_READER(false),
        /** The network failed. */
        IO_ERROR(false),
        /** A frame was longer than its type allows. */
        OVERSIZE_FRAME(true),
        /** A frame had a type nobody knows. */
        UNKNOWN_TYPE(true),
        /** What was received made no sense to the transport or, through {@link Transport#reject}, to its user. */
        MISCONDUCT(true);

        private final boolean offence;

        Cause(boolean offence) {
            this.offence = offence;
        }

        /** Whether it counts against the peer. */
        public boolean offence() {
            return offence;
        }
    }
}
