package org.mokkachain.api.sending;

import java.util.Optional;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/** What became of a transaction. All but {@link Open} are final: nothing can change them any more. */
public sealed interface Outcome {
    /** Of the transaction, as it was signed last. */
    Hash id();

    /** One sentence for people. */
    String sentence();

    /**
     * Final and applied.
     *
     * @param height of the block that holds it
     * @param index in that block, from 0
     * @param timestampMs of that block, milliseconds since 1970-01-01 UTC
     * @param fee paid, base units of the native asset
     */
    record Committed(Hash id, long height, int index, long timestampMs, Amount fee) implements Outcome {
        @Override
        public String sentence() {
            return "transaction " + id.hex() + " is final in block " + height;
        }
    }

    /**
     * Final without effect; the fee is paid.
     *
     * @param height of the block that holds it
     * @param fee paid, base units of the native asset
     * @param cause why
     */
    record Failed(Hash id, long height, Amount fee, Cause cause) implements Outcome {
        /** Why, to be switched over; empty: a reason that only a newer node has, see {@link Cause#text}. */
        public Optional<FailureCode> code() {
            return FailureCode.of(cause.text());
        }

        @Override
        public String sentence() {
            return "transaction " + id.hex() + " failed in block " + height + ": " + cause.message();
        }
    }

    /**
     * Why a transaction had no effect.
     *
     * @param text the code as it is written, see {@code docs/refusals.md}
     * @param operation index of the operation that failed, from 0
     * @param message one sentence: what is wrong
     * @param remedy one sentence: what to do about it
     */
    record Cause(String text, int operation, String message, String remedy) {}

    /**
     * It is in no block and never will be: nothing was done, no fee is paid.
     *
     * @param height the last that might have held it
     */
    record Expired(Hash id, long height) implements Outcome {
        @Override
        public String sentence() {
            return "transaction " + id.hex() + " expired: it was in no block until height " + height;
        }
    }

    /**
     * Not known yet: time was too short. It may still become final.
     *
     * @param why what it waits for, as far as is known
     */
    record Open(Hash id, String why) implements Outcome {
        @Override
        public String sentence() {
            return "transaction " + id.hex() + " is not final yet: " + why;
        }
    }
}
