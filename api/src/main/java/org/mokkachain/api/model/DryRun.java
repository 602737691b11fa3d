package org.mokkachain.api.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change would do, before anybody proposes or approves it.
 *
 * @param change its fields, as of an operation {@code proposeChange}
 * @param text the change in words
 * @param before the validators as decided so far
 * @param after the validators with the change
 * @param verdict {@code safe}, {@code unsafe} (the network could stop; nodes refuse it with {@code unsafe_change}) or
 *     {@code not_applicable} (the chain would refuse it)
 * @param sentence why, for people
 * @param remedy what to do about it; absent if it is safe
 */
public record DryRun(
        Map<String, String> change,
        String text,
        QuorumInfo before,
        QuorumInfo after,
        @Form(oneOf = {"safe", "unsafe", "not_applicable"}) String verdict,
        String sentence,
        Optional<String> remedy) {

    /**
     * A validator set and who of it could vote now, as the asked node sees it.
     *
     * @param quorum how many must vote
     * @param toleratedFaults how many may be faulty (bft) or down (cft)
     * @param live names of those that could vote
     */
    public record QuorumInfo(int validators, int quorum, int toleratedFaults, List<String> live, List<Absent> missing) {
        public QuorumInfo {
            live = List.copyOf(live);
            missing = List.copyOf(missing);
        }
    }

    /** A validator that could not vote now. */
    public record Absent(String name, String reason) {}
}
