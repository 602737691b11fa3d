package org.mokkachain.consensus.embed;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.value.PublicKey;

/**
 * The program around a {@link Driver}: links, clocks and ears. All methods are called on the thread of the driver's
 * caller and should return soon. They may call the driver again: that waits until the current step is carried out.
 */
public interface Host {
    /** A monotonic clock; never falls in the life of a driver. */
    long nanos();

    /** Milliseconds since 1970-01-01 UTC, as they are written into blocks. */
    long wallMillis();

    /** Sends to those that are connected; may be lost. {@code MessageCodec} makes the bytes, once for all. */
    void send(List<PublicKey> to, ConsensusMessage message);

    /** Gives the driver {@code TimerFired(timer)} after the delay; replaces the timer of the same name. */
    void setTimer(TimerId timer, long delayNanos);

    void cancelTimer(TimerId timer);

    /** Something happened. Nothing depends on it. */
    void publish(ConsensusEvent event);

    /**
     * Going on could break the agreement: the process must end, and a person look.
     *
     * @param evidence what shows it, for a dump
     */
    void halt(String reason, Optional<String> evidence);

    /** The peer sent what no correct member sends. */
    default void penalize(PublicKey peer, String reason) {}

    /** Answer to {@code ReadRequested}: the final state is at least as new as the request. */
    default void readReady(long requestId) {}

    /** Answer to {@code ReadRequested}: cannot be told now. */
    default void readFailed(long requestId, String reason) {}

    /** Answer to {@code ShutDown}: nothing is led any more. */
    default void readyToStop() {}
}
