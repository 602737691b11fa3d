package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;
import java.util.Optional;

/**
 * A node's view of the protocol.
 *
 * @param candidate name of the only validator that may lead this term
 * @param leader its name once it has proved its leadership
 * @param state as in {@link Status}
 * @param validators size of the set
 * @param quorum how many of them must agree
 * @param committedHeight last final block
 * @param preparedHeight highest block with a quorum of first votes
 * @param proposedHeight highest block accepted
 * @param suspecting names of validators that suspect the leader
 * @param votes who votes for the leader and for blocks
 */
@JsonClassDescription("A node's view of the protocol")
public record ConsensusInfo(
        long epoch,
        long term,
        String candidate,
        Optional<String> leader,
        String state,
        String crashModel,
        int validators,
        int quorum,
        long committedHeight,
        long preparedHeight,
        long proposedHeight,
        List<String> suspecting,
        Liveness liveness,
        VotesInfo votes) {
    public ConsensusInfo {
        suspecting = List.copyOf(suspecting);
    }
}
