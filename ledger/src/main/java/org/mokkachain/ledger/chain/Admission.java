package org.mokkachain.ledger.chain;

import java.util.Optional;
import org.mokkachain.ledger.execution.Refusal;
import org.mokkachain.types.value.Hash;

/** The mempool's answer to a transaction. */
public sealed interface Admission {
    /** Taken; tell others. Executable now, or waiting for earlier nonces. */
    record Accepted(boolean executable) implements Admission {}

    /** The same transaction is pending, or was committed not long ago: nothing to do, nothing to tell. */
    record Known() implements Admission {}

    /**
     * Not taken.
     *
     * @param rival for {@code duplicate}: the pending transaction that has the nonce
     */
    record Refused(Refusal refusal, Optional<Hash> rival) implements Admission {}
}
