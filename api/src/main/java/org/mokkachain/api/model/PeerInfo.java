package org.mokkachain.api.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Another node that this one knows.
 *
 * @param nodeId its public key, hex
 * @param name if it is a validator
 * @param address {@code host:port}
 * @param inbound it dialled us
 * @param sinceMs when it was connected or lost, milliseconds since 1970-01-01 UTC
 * @param problem in words, why it is not connected
 */
public record PeerInfo(
        String nodeId,
        Optional<String> name,
        String address,
        boolean connected,
        boolean inbound,
        OptionalLong sinceMs,
        OptionalLong height,
        Optional<String> problem) {}
