package org.mokkachain.types.governance;

import org.mokkachain.types.value.Address;

/** An account: whether it may send transactions. */
public record AccountSubject(Address address) implements Subject {
    static final int TAG = 1;
}
