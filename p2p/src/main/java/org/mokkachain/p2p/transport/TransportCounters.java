package org.mokkachain.p2p.transport;

/**
 * How often each limit has bitten since the start.
 *
 * @param linksMade handshakes that succeeded
 * @param handshakesRefused handshakes that did not, for a reason worth telling
 * @param turnedAway connections closed before any handshake because there were too many
 * @param framesDropped frames not sent because a lane was full
 * @param offences counted against peers
 * @param throttled times a peer was not read for a while because it had used up its quota
 */
public record TransportCounters(
        long linksMade, long handshakesRefused, long turnedAway, long framesDropped, long offences, long throttled) {}
