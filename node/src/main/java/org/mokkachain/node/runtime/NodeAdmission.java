package org.mokkachain.node.runtime;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.types.value.PublicKey;

/**
 * Who may link with this node without being dialled. The role a node claims does not matter: one that was removed
 * while it was away learns only from others that it is no validator any more.
 *
 * @param validators those in charge, to be, and removed not long ago; always admitted
 * @param allowed by this node's configuration or by the chain
 * @param denied by the chain
 * @param everybody whether all are admitted that are not denied
 */
record NodeAdmission(Set<PublicKey> validators, Set<PublicKey> allowed, Set<PublicKey> denied, boolean everybody)
        implements AdmissionPolicy {
    NodeAdmission {
        validators = sorted(validators);
        allowed = sorted(allowed);
        denied = sorted(denied);
    }

    private static Set<PublicKey> sorted(Collection<PublicKey> keys) {
        return Collections.unmodifiableSet(new TreeSet<>(keys));
    }

    @Override
    public boolean admits(PublicKey key, Role role) {
        return validators.contains(key) || !denied.contains(key) && (everybody || allowed.contains(key));
    }
}
