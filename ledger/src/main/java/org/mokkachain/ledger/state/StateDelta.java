package org.mokkachain.ledger.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mokkachain.types.value.Address;

/** What a block changes: the new values of everything it touched, in the order of the first touch. Immutable. */
public final class StateDelta implements StateView {
    public static final StateDelta NONE = new StateDelta(new LinkedHashMap<>());

    private final SequencedMap<Address, Account> accounts;

    private StateDelta(SequencedMap<Address, Account> accounts) {
        this.accounts = Collections.unmodifiableSequencedMap(accounts);
    }

    /** Takes over {@code accounts}, which must not be changed afterwards. */
    static StateDelta takingOver(SequencedMap<Address, Account> accounts) {
        return new StateDelta(accounts);
    }

    /** Copies {@code accounts}. */
    public static StateDelta of(Map<Address, Account> accounts) {
        return new StateDelta(new LinkedHashMap<>(accounts));
    }

    /** The new value of this account; empty if the block did not touch it. */
    @Override
    public Optional<Account> account(Address address) {
        return Optional.ofNullable(accounts.get(address));
    }

    /** All accounts touched, with their new values. */
    public SequencedMap<Address, Account> accounts() {
        return accounts;
    }

    public boolean isEmpty() {
        return accounts.isEmpty();
    }
}
