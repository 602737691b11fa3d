package org.mokkachain.p2p.transport;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.mokkachain.types.value.PublicKey;

/**
 * Who may link with this node without being dialled by it, and who may not in any case. Asked on transport threads:
 * must be thread-safe and quick. {@link Transport#admit} puts another in its place.
 */
@FunctionalInterface
public interface AdmissionPolicy {
    /** Whether the node with {@code key}, which has proved that it owns it, may link as {@code role}. */
    boolean admits(PublicKey key, Role role);

    /** Whether there is to be no link with the node with {@code key}, even if this node dials it. */
    default boolean forbids(PublicKey key) {
        return false;
    }

    /** Why the node is not admitted, as it goes on after "this node". */
    default String objection(PublicKey key) {
        return "does not admit this key";
    }

    /** Whether there may be a link. */
    default boolean welcomes(PublicKey key, Role role, boolean dialled) {
        return !forbids(key) && (dialled || admits(key, role));
    }

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
