package org.mokkachain.p2p.transport;

import org.mokkachain.types.value.PublicKey;

/** The policy in force, which can be replaced while others ask it. Thread-safe. */
public final class CurrentAdmission implements AdmissionPolicy {
    private volatile AdmissionPolicy inForce;

    /** @param first in force until another is */
    public CurrentAdmission(AdmissionPolicy first) {
        inForce = first;
    }

    /** Whoever asks from now on gets the answers of {@code policy}. */
    public void replace(AdmissionPolicy policy) {
        inForce = policy;
    }

    @Override
    public boolean admits(PublicKey key, Role role) {
        return inForce.admits(key, role);
    }

    @Override
    public boolean forbids(PublicKey key) {
        return inForce.forbids(key);
    }

    @Override
    public String objection(PublicKey key) {
        return inForce.objection(key);
    }
}
