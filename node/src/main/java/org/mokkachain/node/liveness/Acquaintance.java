package org.mokkachain.node.liveness;

import java.time.Duration;
import java.util.Optional;
import org.mokkachain.p2p.transport.CopiedKey;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Trouble;

/**
 * What is known of another validator beside what consensus knows.
 *
 * @param link what the transport knows of it, if anything
 * @param complaint what it says is wrong with itself; a stranger's words
 */
public record Acquaintance(Optional<PeerStatus> link, Optional<String> complaint) {
    /** Of whom nothing is known. */
    public static final Acquaintance NONE = new Acquaintance(Optional.empty(), Optional.empty());

    Optional<Trouble> trouble() {
        return link.flatMap(PeerStatus::trouble);
    }

    Optional<CopiedKey> copied() {
        return link.flatMap(PeerStatus::copied);
    }

    /** How much its clock is ahead of this node's. */
    Optional<Duration> clockAhead() {
        return link.flatMap(PeerStatus::link).flatMap(link -> link.clockAhead());
    }
}
