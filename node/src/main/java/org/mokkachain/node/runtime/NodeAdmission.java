package org.mokkachain.node.runtime;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.types.value.PublicKey;

/**
 * With whom this node links. The role a node claims does not matter: one that was removed while it was away learns only
 * from others that it is no validator any more. So no list ever locks a validator out.
 *
 * @param validators those in charge, to be, and removed not long ago; always admitted
 * @param own what the operator of this node says
 * @param chain what validators have decided
 * @param open whether this node's configuration admits everybody else
 */
record NodeAdmission(Set<PublicKey> validators, Own own, Chain chain, boolean open) implements AdmissionPolicy {
    /**
     * What the configuration and the operator say.
     *
     * @param peers whom this node dials, whatever the chain says of them
     * @param allowed who may dial it, unless the chain denies them
     * @param dropped with whom it does not link, whoever dials
     */
    record Own(Set<PublicKey> peers, Set<PublicKey> allowed, Set<PublicKey> dropped) {
        Own {
            peers = sorted(peers);
            allowed = sorted(allowed);
            dropped = sorted(dropped);
        }
    }

    /**
     * What the chain says.
     *
     * @param allowList whether only the allowed may link
     */
    record Chain(Set<PublicKey> allowed, Set<PublicKey> denied, boolean allowList) {
        Chain {
            allowed = sorted(allowed);
            denied = sorted(denied);
        }
    }

    NodeAdmission {
        validators = sorted(validators);
    }

    private static Set<PublicKey> sorted(Collection<PublicKey> keys) {
        return Collections.unmodifiableSet(new TreeSet<>(keys));
    }

    @Override
    public boolean admits(PublicKey key, Role role) {
        return validators.contains(key)
                || !own.dropped().contains(key)
                        && !chain.denied().contains(key)
                        && (open && !chain.allowList() || isAllowed(key));
    }

    /** Gossip finds neighbours by itself, but not among those that the chain keeps out. */
    @Override
    public boolean forbids(PublicKey key) {
        boolean keptOut = chain.denied().contains(key) || chain.allowList() && !isAllowed(key);
        return !validators.contains(key)
                && (own.dropped().contains(key) || keptOut && !own.peers().contains(key));
    }

    private boolean isAllowed(PublicKey key) {
        return chain.allowed().contains(key) || own.allowed().contains(key) || own.peers().contains(key);
    }

    @Override
    public String objection(PublicKey key) {
        if (own.dropped().contains(key)) {
            return "does not admit this key: its operator dropped it";
        }
        if (chain.denied().contains(key)) {
            return "does not admit this key: the validators denied it";
        }
        return chain.allowList()
                ? "does not admit this key: it is not on the chain's list of allowed nodes"
                : "does not admit this key: it is not on this node's list p2p.allow, and p2p.open is false";
    }
}
