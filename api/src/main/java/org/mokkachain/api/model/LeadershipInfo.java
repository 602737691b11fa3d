package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/**
 * How things stand after a validator was asked not to lead.
 *
 * @param wasLeader whether it led before
 * @param state of this node now, as in {@link Status}
 * @param leader of that term; empty if none is known yet
 * @param milliseconds from the wish until another leader was known; 0 if this node did not lead
 */
@JsonClassDescription("Who leads after a validator was asked not to")
public record LeadershipInfo(
        @JsonPropertyDescription("whether this node led before") boolean wasLeader,
        @Form(oneOf = {"leader", "candidate", "follower", "observer", "weakened", "rejoining", "halted"}) String state,
        long term,
        @JsonPropertyDescription("null if none is known yet") Optional<String> leader,
        @JsonPropertyDescription("until another leader was known") long milliseconds) {}
