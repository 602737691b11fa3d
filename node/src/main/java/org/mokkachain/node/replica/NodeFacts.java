package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.p2p.gossip.AsciiText;
import org.mokkachain.p2p.gossip.Gossip;
import org.mokkachain.p2p.gossip.GossipEvent;

/** What a node says of itself to all others, under which keys. Texts; numbers are decimal. */
public final class NodeFacts {
    /** Where it can be dialled. */
    public static final String ADDRESS = Gossip.ADDRESS;

    /** For people. */
    public static final String NAME = "name";

    /** {@code validator} or {@code observer}. */
    public static final String ROLE = "role";

    /** Of the software. */
    public static final String VERSION = "version";

    /** URL of its HTTP API, if it serves one. */
    public static final String API = "api";

    /** Of the last final block. */
    public static final String HEIGHT = "height";

    /** Pending transactions. */
    public static final String MEMPOOL = "mempool";

    /** What is wrong with it, as it goes on after its name; empty if nothing is. */
    public static final String COMPLAINT = "complaint";

    /**
     * Its neighbours: for each the first 12 hex digits of its key and {@code +}, or {@code -} where messages are only
     * announced to it; with spaces between, {@value #MAX_LINKS} at most.
     */
    public static final String LINKS = "links";

    private static final int MAX_LINKS = 64;
    private static final int LINK_DIGITS = 12;
    private static final long INTERVAL_MS = 1_000;
    private static final long LINKS_INTERVAL_MS = 10_000;

    private final Chain chain;
    private final Mempool mempool;
    private final Gossip gossip;
    private long lastSaid = Long.MIN_VALUE / 2;
    private long lastLinks = Long.MIN_VALUE / 2;

    NodeFacts(Chain chain, Mempool mempool, Gossip gossip) {
        this.chain = chain;
        this.mempool = mempool;
        this.gossip = gossip;
    }

    /** What changes, once a second, and the links every ten; time in milliseconds. */
    List<GossipEvent> say(long now) {
        if (now - lastSaid < INTERVAL_MS) {
            return List.of();
        }
        lastSaid = now;
        List<GossipEvent> said = new ArrayList<>(3);
        said.add(put(HEIGHT, Long.toString(chain.tip().height())));
        said.add(put(MEMPOOL, Integer.toString(mempool.size())));
        if (now - lastLinks >= LINKS_INTERVAL_MS) {
            lastLinks = now;
            said.add(put(LINKS, links()));
        }
        return said;
    }

    private String links() {
        return gossip.broadcast().links().stream()
                .limit(MAX_LINKS)
                .map(link -> link.peer().hex().substring(0, LINK_DIGITS) + (link.eager() ? '+' : '-'))
                .collect(Collectors.joining(" "));
    }

    /** The event that says something of this node. */
    public static GossipEvent put(String key, String value) {
        return new GossipEvent.Put(key, AsciiText.encode(value));
    }
}
