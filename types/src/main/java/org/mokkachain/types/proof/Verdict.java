package org.mokkachain.types.proof;

import java.util.Optional;
import java.util.function.Function;

/** What a verification comes to. */
public sealed interface Verdict<T> {
    /** Proven, whoever said it. */
    record Valid<T>(T proven) implements Verdict<T> {}

    /**
     * Not proven.
     *
     * @param step the first one that does not hold
     * @param reason a clause for people that says why, without a full stop
     */
    record Invalid<T>(Step step, String reason) implements Verdict<T> {}

    default boolean isValid() {
        return this instanceof Valid;
    }

    /** What is proven, if it is. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Valid<T>(T proven) -> Optional.of(proven);
            case Invalid<T> _ -> Optional.empty();
        };
    }

    /** Goes on with what is proven. */
    default <U> Verdict<U> then(Function<T, Verdict<U>> next) {
        return switch (this) {
            case Valid<T>(T proven) -> next.apply(proven);
            case Invalid<T>(Step step, String reason) -> new Invalid<>(step, reason);
        };
    }
}
