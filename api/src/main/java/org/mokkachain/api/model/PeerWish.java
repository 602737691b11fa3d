package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/**
 * What an operator has said of another node.
 *
 * @param address {@code mokka://KEY@HOST:PORT}; empty for one that is dropped
 * @param standing {@code configured} in the settings, {@code added} or {@code dropped} since the node started
 */
@JsonClassDescription("What the operator has said of another node")
public record PeerWish(
        @Form(Form.HASH) String nodeId,
        @JsonPropertyDescription("mokka://KEY@HOST:PORT; null for one that is dropped") Optional<String> address,
        @JsonPropertyDescription("by the settings, or since the node started")
        @Form(oneOf = {"configured", "added", "dropped"}) String standing) {}
