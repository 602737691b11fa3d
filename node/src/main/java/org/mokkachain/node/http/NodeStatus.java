package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.ConsensusInfo;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.api.model.Health;
import org.mokkachain.api.model.InvitationInfo;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.api.model.ValidatorInfo;

/** The node's view of itself and of the network. Called from many threads at once; answers at once. */
public interface NodeStatus {
    Status status();

    ConsensusInfo consensus();

    List<PeerInfo> peers();

    GossipInfo gossip();

    /** How the node catches up, and how far it is. */
    SyncInfo sync();

    /** In the order of the set. */
    List<ValidatorInfo> validators();

    /**
     * An invitation to this network.
     *
     * @param host by which others reach this node: {@code HOST} or {@code HOST:PORT}; empty: as it is configured
     * @throws IllegalArgumentException if it is none
     */
    InvitationInfo invitation(Optional<String> host);

    /** Whether it can vote (validator) or is in sync (observer). */
    Health readiness();
}
