package org.mokkachain.api.proven;

import java.util.function.Function;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.types.value.Bytes;

/**
 * An answer with its proof, which holds.
 *
 * @param value what was asked for
 * @param receipt everything that the proof says
 * @param file the receipt as a file, for whoever shall verify it, too: {@code ./mokka verify FILE --genesis GENESIS}
 */
public record Proven<T>(T value, VerifiedReceipt receipt, Bytes file) {
    /** The block that it is true after. */
    public long height() {
        return receipt.document().block().height();
    }

    /** Of that block, milliseconds since 1970-01-01 UTC. */
    public long timestampMs() {
        return receipt.document().block().timestampMs();
    }

    <U> Proven<U> map(Function<T, U> change) {
        return new Proven<>(change.apply(value), receipt, file);
    }
}
