package org.mokkachain.p2p.transport;

/** What a node says it is. Whether it may is for the {@link AdmissionPolicy} to judge. */
public enum Role {
    VALIDATOR,
    OBSERVER
}
