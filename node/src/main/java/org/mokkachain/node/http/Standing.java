package org.mokkachain.node.http;

import java.util.Optional;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** Where a transaction stands of which no final block can be read, as far as this node remembers. */
public sealed interface Standing {
    /**
     * It can be in the next block, as can others.
     *
     * @param executable how many can, this one among them
     * @param bytes of everything that is pending
     */
    record Ready(Transaction transaction, int executable, long bytes) implements Standing {}

    /** It waits for the transaction of its sender with this nonce. */
    record Waiting(Transaction transaction, long missingNonce) implements Standing {}

    /** It is in a proposed block. */
    record Proposed(Transaction transaction, long height) implements Standing {}

    /** It is in a final block that is being written. */
    record Written(long height) implements Standing {}

    /**
     * It was refused when it was handed in.
     *
     * @param rival the pending transaction with its nonce, if that is why
     */
    record Refused(Grounds grounds, Optional<Hash> rival) implements Standing {}

    /** It was pending until the block of {@code height} or, for want of room, a while after it. */
    record Dropped(Grounds grounds, Cause cause, long height) implements Standing {}

    /**
     * It was pending until another transaction of its sender was final.
     *
     * @param nonce of both
     * @param by the other one, in the block of {@code height}
     */
    record Replaced(Grounds grounds, long nonce, long height, Optional<Hash> by) implements Standing {}

    /**
     * Why a transaction was not taken or not kept.
     *
     * @param code as in {@code docs/refusals.md}
     * @param message what is wrong, with the numbers
     * @param remedy what to do about it
     */
    record Grounds(String code, String message, String remedy) {}

    /** What had changed for a transaction that was dropped. */
    enum Cause {
        EXPIRY, AUTHORITY, RULES, FUNDS, ROOM
    }
}
