package org.mokkachain.ledger.chain;

import java.util.Optional;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/** What the ledger thinks of a block (rules V2, V6 to V8 of the protocol). */
public sealed interface BlockVerdict {
    /**
     * It executes to exactly what its header says, and may be committed.
     *
     * @param empty it has no transactions
     * @param nextValidators the set of the next epoch, if this block or an ancestor not final yet ends this one
     */
    record Valid(boolean empty, Optional<ValidatorSet> nextValidators) implements BlockVerdict {}

    /** No correct leader proposes this. */
    record Invalid(String reason) implements BlockVerdict {}

    /** Its time lies too far ahead of the local clock; it fits after this many milliseconds. */
    record TooEarly(long holdMillis) implements BlockVerdict {}

    /** The parent was never checked here, or was discarded: check that first. */
    record UnknownParent(Hash parent) implements BlockVerdict {}

    /** Not above the committed height: committed already, or on a fork that lost. */
    record Stale(long committedHeight) implements BlockVerdict {}
}
