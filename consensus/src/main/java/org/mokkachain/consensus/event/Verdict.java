package org.mokkachain.consensus.event;

import java.util.Optional;
import org.mokkachain.types.certificate.ValidatorSet;

/** What the owner of the state thinks of a proposed block (rules V7 and V8). */
public sealed interface Verdict {
    /**
     * The block executes to exactly what its header says.
     *
     * @param nextValidators the validators after this block, if {@code header.endsEpoch()}
     */
    record Valid(Optional<ValidatorSet> nextValidators) implements Verdict {
        public static final Valid UNCHANGED = new Valid(Optional.empty());
    }

    /** No correct leader proposes this. */
    record Invalid(String reason) implements Verdict {}

    /** The timestamp lies too far ahead of the local clock; ask again after this many milliseconds. */
    record TooEarly(long holdMillis) implements Verdict {}
}
