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
 */
public record LinkStatus(
        Direction direction,
        Instant since,
        Traffic received,
        Traffic sent,
        long dropped,
        Optional<Duration> roundTrip) {}
