package org.mokkachain.node.replica;

import java.util.List;
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

    private static final long INTERVAL_MS = 1_000;

    private final Chain chain;
    private final Mempool mempool;
    private long lastSaid = Long.MIN_VALUE / 2;

    NodeFacts(Chain chain, Mempool mempool) {
        this.chain = chain;
        this.mempool = mempool;
    }

    /** What changes, once a second; time in milliseconds. */
    List<GossipEvent> say(long now) {
        if (now - lastSaid < INTERVAL_MS) {
            return List.of();
        }
        lastSaid = now;
        return List.of(
                put(HEIGHT, Long.toString(chain.tip().height())), put(MEMPOOL, Integer.toString(mempool.size())));
    }

    /** The event that says something of this node. */
    public static GossipEvent put(String key, String value) {
        return new GossipEvent.Put(key, AsciiText.encode(value));
    }
}
