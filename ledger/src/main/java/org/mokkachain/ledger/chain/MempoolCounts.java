package org.mokkachain.ledger.chain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mokkachain.ledger.execution.RefusalCode;

/** What a mempool has taken, refused and dropped since it was made. Not thread-safe. */
public final class MempoolCounts {
    private final Map<RefusalCode, Long> refused = new EnumMap<>(RefusalCode.class);
    private final Map<Exit.Cause, Long> dropped = new EnumMap<>(Exit.Cause.class);
    private long accepted;
    private long replaced;

    /**
     * The counts at one moment.
     *
     * @param refused by code; of other codes none
     * @param dropped after they were taken, by what had changed
     * @param replaced by another transaction with the same nonce, which became final
     */
    public record Totals(
            long accepted, Map<RefusalCode, Long> refused, Map<Exit.Cause, Long> dropped, long replaced) {}

    void accepted() {
        accepted++;
    }

    void refused(RefusalCode code) {
        refused.merge(code, 1L, Long::sum);
    }

    void dropped(Exit.Cause cause) {
        dropped.merge(cause, 1L, Long::sum);
    }

    void replaced() {
        replaced++;
    }

    Totals totals() {
        return new Totals(accepted, copy(new EnumMap<>(RefusalCode.class), refused),
                copy(new EnumMap<>(Exit.Cause.class), dropped), replaced);
    }

    private static <K> Map<K, Long> copy(Map<K, Long> into, Map<K, Long> from) {
        into.putAll(from);
        return Collections.unmodifiableMap(into);
    }
}
