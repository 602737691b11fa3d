package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Another node that this one knows.
 *
 * @param nodeId its public key, hex
 * @param name if it is a validator
 * @param address {@code host:port}
 * @param inbound it dialled us
 * @param sinceMs when it was connected or lost, milliseconds since 1970-01-01 UTC
 * @param problem in words, why it is not connected, though it should be
 * @param alive whether the failure detector takes it for alive; absent if nothing is known of it by gossip
 * @param phi how suspicious its silence is: 1 means one error in ten if it is taken for dead, 8 one in 10^8
 * @param says what it says of itself: {@code role}, {@code version}, {@code height}, {@code api} and others
 */
@JsonClassDescription("Another node")
public record PeerInfo(
        @Form(Form.HASH) String nodeId,
        Optional<String> name,
        String address,
        boolean connected,
        boolean inbound,
        OptionalLong sinceMs,
        OptionalLong height,
        Optional<String> problem,
        Optional<Boolean> alive,
        OptionalDouble phi,
        Map<String, String> says) {
    public PeerInfo {
        says = Collections.unmodifiableSortedMap(new TreeMap<>(says));
    }
}
