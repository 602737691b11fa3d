package org.mokkachain.wallet.shell;

import java.util.Optional;
import org.mokkachain.api.model.Status;

/**
 * What is known of the chain at a moment.
 *
 * @param status the node's last answer
 * @param trouble why there is no newer one; empty while the node answers
 */
record ChainView(String node, Optional<Status> status, Optional<String> trouble) {
    static ChainView nothingYet(String node) {
        return new ChainView(node, Optional.empty(), Optional.empty());
    }

    ChainView answered(Status now) {
        return new ChainView(node, Optional.of(now), Optional.empty());
    }

    ChainView lost(String why) {
        return new ChainView(node, status, Optional.of(why));
    }

    /** No node is asked. */
    ChainView offline() {
        return new ChainView(node, status, Optional.of("offline: no node is asked"));
    }
}
