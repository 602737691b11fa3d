package org.mokkachain.p2p.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An established link at one moment.
 *
 * @param direction who dialled
 * @param since when the handshake ended
 * @param received from the peer
 * @param sent to the peer
 * @param dropped frames refused because a lane was full
 * @param roundTrip last measured, if ever
 * @param clockAhead how much the peer's clock is ahead of this node's, as last measured, if ever; right to within the
 *     round trip
 */
public record LinkStatus(
        Direction direction,
        Instant since,
        Traffic received,
        Traffic sent,
        long dropped,
        Optional<Duration> roundTrip,
        Optional<Duration> clockAhead) {
    /** A link over which no clocks are compared. */
    public LinkStatus(
            Direction direction,
            Instant since,
            Traffic received,
            Traffic sent,
            long dropped,
            Optional<Duration> roundTrip) {
        this(direction, since, received, sent, dropped, roundTrip, Optional.empty());
    }
}
