package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How transactions travel.
 *
 * @param neighbours public keys of the nodes with which this one exchanges gossip, hex
 * @param links those over which feeds of transactions travel
 * @param feeds what each run of each node has told all others
 * @param counters what was sent, received and repaired since the start, and what is kept now
 */
@JsonClassDescription("Neighbours, feeds and counters of gossip")
public record GossipInfo(
        @Form(Form.HASH) List<String> neighbours,
        List<GossipLink> links,
        List<FeedInfo> feeds,
        Map<String, Long> counters) {
    public GossipInfo {
        neighbours = List.copyOf(neighbours);
        links = List.copyOf(links);
        feeds = List.copyOf(feeds);
        counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    }

    /**
     * A link with a neighbour.
     *
     * @param eager messages of at least one feed are pushed over it; otherwise they are only announced
     */
    @JsonClassDescription("A link with a neighbour; eager: messages are pushed over it, not only announced")
    public record GossipLink(@Form(Form.HASH) String nodeId, boolean eager) {}
}
