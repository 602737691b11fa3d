package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * Why a validator may lead a term: a quorum voted for it. Its leadership ends after a block and after a time.
 *
 * @param leader name of the validator
 * @param voters names of those whose votes make the proof, in the order of the set
 * @param suspects names of those whose suspicion of the leader before opened the term; none for the first of an epoch
 * @param baseHeight of the block from which it goes on
 * @param lastHeight the last block that it may propose under this proof
 * @param ttlMs how long it may lead at most
 * @param acceptedMs when this node accepted the proof, or started if that was later; milliseconds since 1970-01-01 UTC
 * @param expiresMs when this node stops going by it, if no block ends it before
 */
@JsonClassDescription("Why a validator may lead a term")
public record LeadershipProof(
        long epoch,
        long term,
        String leader,
        @JsonPropertyDescription("whose votes make the proof") List<String> voters,
        @JsonPropertyDescription("whose suspicion opened the term") List<String> suspects,
        @JsonPropertyDescription("of the block from which it goes on") long baseHeight,
        @Form(Form.HASH) String baseHash,
        @JsonPropertyDescription("the last block it may propose") long lastHeight,
        @JsonPropertyDescription("how long it may lead at most") long ttlMs,
        @JsonPropertyDescription("when this node accepted the proof, or started") long acceptedMs,
        @JsonPropertyDescription("when this node stops going by it") long expiresMs) {
    public LeadershipProof {
        voters = List.copyOf(voters);
        suspects = List.copyOf(suspects);
    }
}
