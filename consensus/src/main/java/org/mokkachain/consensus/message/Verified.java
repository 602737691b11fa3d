package org.mokkachain.consensus.message;

/**
 * A message whose every signature has been checked against the validators of {@code epoch}. Only a
 * {@link MessageVerifier} makes one; the state machine accepts nothing else.
 *
 * @param <M> kind of message
 */
public final class Verified<M extends ConsensusMessage> {
    private final M message;
    private final long epoch;

    Verified(M message, long epoch) {
        this.message = message;
        this.epoch = epoch;
    }

    public M message() {
        return message;
    }

    /** The epoch against whose validators it was checked. */
    public long epoch() {
        return epoch;
    }

    @Override
    public String toString() {
        return "Verified[" + message + "]";
    }
}
