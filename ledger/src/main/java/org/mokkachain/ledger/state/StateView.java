package org.mokkachain.ledger.state;

import java.util.Optional;
import org.mokkachain.types.value.Address;

/** The state after some block, to be read. */
@FunctionalInterface
public interface StateView {
    /** The account at {@code address}; empty if nothing ever happened there. */
    Optional<Account> account(Address address);
}
