package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who votes, as far as the asked node knows; names of validators throughout. An observer is sent no votes and knows
 * only those in certificates.
 *
 * @param leader who voted for the leader (or candidate) of the term
 * @param validators in the order of the set
 * @param running the block that is next to become final
 * @param last the last final block; empty for the genesis block
 */
@JsonClassDescription("Who votes, as far as this node knows")
public record VotesInfo(
        @JsonPropertyDescription("who voted for the leader or candidate of the term") List<String> leader,
        List<Voter> validators,
        Optional<Ballot> running,
        Optional<Ballot> last) {
    /** Where nothing is known. */
    public static final VotesInfo NONE = new VotesInfo(List.of(), List.of(), Optional.empty(), Optional.empty());

    public VotesInfo {
        leader = List.copyOf(leader);
        validators = List.copyOf(validators);
    }

    /**
     * A validator that may vote.
     *
     * @param rejoining it lost its log and may not vote yet
     * @param suspects it suspects the leader
     * @param silentMs since its last word; empty: never heard, or the asked node itself
     * @param height its last final height, as far as the asked node knows
     */
    @JsonClassDescription("A validator that may vote")
    public record Voter(
            String name,
            boolean connected,
            boolean rejoining,
            boolean suspects,
            OptionalLong silentMs,
            long height) {}

    /**
     * The votes for one block.
     *
     * @param proposer who leads its term
     * @param first who accepted it (PREPARE)
     * @param second who saw a quorum accept it (COMMIT); none with the crash model cft, which needs no second vote
     * @param timings when this node saw what happened to it
     */
    @JsonClassDescription("The votes for one block")
    public record Ballot(
            long height,
            @Form(Form.HASH) String hash,
            long term,
            String proposer,
            @JsonPropertyDescription("who accepted it") List<String> first,
            @JsonPropertyDescription("who saw a quorum accept it") List<String> second,
            BlockTimings timings) {
        public Ballot {
            first = List.copyOf(first);
            second = List.copyOf(second);
        }
    }
}
