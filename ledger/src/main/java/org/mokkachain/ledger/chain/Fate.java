package org.mokkachain.ledger.chain;

import org.mokkachain.ledger.execution.Refusal;

/** What the mempool knows of a transaction. */
public sealed interface Fate {
    /** Will be in one of the next blocks. */
    record Executable(long sinceMs) implements Fate {}

    /** Waits for transactions of the same account with the nonces from {@code missingNonce} on. */
    record Waiting(long missingNonce) implements Fate {}

    /** In the committed block of this height. */
    record Committed(long height) implements Fate {}

    /** Left, or was never taken. */
    record Gone(Refusal reason, Exit exit) implements Fate {}

    /** Never seen here, or too long ago. */
    record Unknown() implements Fate {}
}
