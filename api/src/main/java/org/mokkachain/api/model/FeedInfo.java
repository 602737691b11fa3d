package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;
import java.util.Optional;

/**
 * A feed: what one run of one node has told all others.
 *
 * @param nodeId public key of its origin, hex
 * @param name of the origin, if it is known
 * @param epoch start of that run, milliseconds since 1970-01-01 UTC
 * @param head everything up to this number has arrived here
 * @param floor nothing up to this number is kept any more
 * @param known the highest number anybody says to have
 * @param forked whether its origin signed two messages for one number; nothing more is taken from it
 * @param blocked whether its origin is blocked here
 * @param peers how far the neighbours have it
 */
@JsonClassDescription("What one run of one node has told all others")
public record FeedInfo(
        @Form(Form.HASH) String nodeId,
        Optional<String> name,
        long epoch,
        long head,
        long floor,
        long known,
        boolean forked,
        boolean blocked,
        List<FeedPeer> peers) {
    public FeedInfo {
        peers = List.copyOf(peers);
    }

    /**
     * How far a neighbour has it.
     *
     * @param nodeId public key, hex
     * @param eager whether new messages are pushed to it, not only announced
     * @param position up to where it has the feed, as far as known
     * @param behind how many numbers it is behind this node by its own words; 0: in sync
     */
    @JsonClassDescription("How far a neighbour has a feed")
    public record FeedPeer(
            @Form(Form.HASH) String nodeId,
            boolean eager,
            long position,
            long behind) {}
}
