package org.mokkachain.ledger.chain;

import java.util.Optional;
import org.mokkachain.types.value.Hash;

/** How it came that a transaction is not pending and never was executed. */
public sealed interface Exit {
    /**
     * It was refused when it was handed in.
     *
     * @param rival the pending transaction that has its nonce, if that is why
     */
    record Refused(Optional<Hash> rival) implements Exit {}

    /** It was pending until the committed block of {@code height}, or, for want of room, a while after it. */
    record Dropped(Cause cause, long height) implements Exit {}

    /**
     * It was pending until another transaction of its sender was committed.
     *
     * @param nonce of both
     * @param by the other one, in the block of {@code height}
     */
    record Replaced(long nonce, long height, Optional<Hash> by) implements Exit {}

    /** What had changed for a transaction that was dropped. */
    enum Cause {
        /** The last height that may hold it has passed. */
        EXPIRY,
        /** Other keys sign for its sender. */
        AUTHORITY,
        /** The validators decided on other limits, or on who may send. */
        RULES,
        /** Its sender cannot pay all that is pending any more. */
        FUNDS,
        /** Others needed the room that its origin or sender used more of. */
        ROOM
    }
}
