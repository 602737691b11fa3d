package org.mokkachain.p2p.transport;

import java.util.Optional;
import java.util.stream.Stream;

/** What a node says it is. Whether it may is for the {@link AdmissionPolicy} to judge. */
public enum Role {
    VALIDATOR(0),
    OBSERVER(1);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    /** Its number in a {@link Hello}. */
    public int code() {
        return code;
    }

    /** The role with that number. */
    public static Optional<Role> ofCode(int code) {
        return Stream.of(values()).filter(role -> role.code == code).findFirst();
    }
}
