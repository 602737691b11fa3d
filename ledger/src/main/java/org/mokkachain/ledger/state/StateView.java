package org.mokkachain.ledger.state;

import java.util.Optional;
import org.mokkachain.types.value.Address;

/** The state after some block, to be read. */
public interface StateView {
    /** What is stored under {@code key}; empty if nothing is. */
    <V extends StateValue> Optional<V> get(StateKey<V> key);

    /** The account at {@code address}; empty if nothing ever happened there. */
    default Optional<Account> account(Address address) {
        return get(new AccountKey(address));
    }
}
