package org.mokkachain.p2p.transport;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.mokkachain.types.value.PublicKey;

/**
 * Who may link with this node without being dialled by it. Asked on transport threads: must be thread-safe and quick.
 * {@link Transport#admit} puts another in its place.
 */
@FunctionalInterface
public interface AdmissionPolicy {
    /** Whether the node with {@code key}, which has proved that it owns it, may link as {@code role}. */
    boolean admits(PublicKey key, Role role);

    /** Everybody may, in any role. */
    static AdmissionPolicy everybody() {
        return (key, role) -> true;
    }

    /** Only those with one of {@code keys}, in any role. */
    static AdmissionPolicy only(Collection<PublicKey> keys) {
        Set<PublicKey> allowed = new TreeSet<>(keys);
        return (key, role) -> allowed.contains(key);
    }

    /** Everybody may observe, only those with one of {@code keys} may be validators. */
    static AdmissionPolicy validators(Collection<PublicKey> keys) {
        Set<PublicKey> allowed = new TreeSet<>(keys);
        return (key, role) -> role == Role.OBSERVER || allowed.contains(key);
    }
}
