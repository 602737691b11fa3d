package org.mokkachain.node.liveness;

import java.util.Optional;
import org.mokkachain.p2p.transport.CopiedKey;

/**
 * What is wrong with the node itself.
 *
 * @param disk why nothing is written any more, as it goes on after "this node is"
 * @param copied where this node is and where another one with its key is, as a peer sees them
 * @param overload the queues that were full lately
 */
public record OwnState(Optional<String> disk, Optional<CopiedKey> copied, Optional<Overload> overload) {
    /** Nothing is. */
    public static final OwnState WELL = new OwnState(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * More comes in than the node can take.
     *
     * @param dropped messages of others that were thrown away
     * @param seconds in the last so many seconds
     * @param capacity of the mailbox, the setting {@code limits.mailbox}
     */
    public record Overload(long dropped, int seconds, int capacity) {
        String words() {
            return "overloaded: its mailbox was full and " + dropped + " messages were dropped in " + seconds + " s";
        }
    }

    /** The worst of it, for the other nodes: as it goes on after the name of this one. Printable ASCII. */
    public Optional<String> complaint() {
        return disk.map(why -> "is " + why)
                .or(() -> copied.map(other -> "has its key in common with another running node"))
                .or(() -> overload.map(o -> "is " + o.words()));
    }
}
