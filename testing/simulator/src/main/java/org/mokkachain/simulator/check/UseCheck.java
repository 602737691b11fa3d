package org.mokkachain.simulator.check;

import java.util.HashMap;
import java.util.Map;
import org.mokkachain.types.value.Hash;

/**
 * I11 and I12: what clients were told stays true, and reads see everything that was known before they began. All
 * writes are in one order, the chain's, so a history is linearizable if no read or write takes effect at a lower
 * height than something that had ended before it began.
 */
public final class UseCheck {
    private final Map<Hash, Long> acknowledged = new HashMap<>();
    private long observed;
    private long reads;

    /** The height that whoever begins something now must reach. */
    public long begin() {
        return observed;
    }

    /** A client learnt that its transaction is final at {@code height}. */
    public void acknowledged(Hash transaction, long height, long floor) {
        Violation.unless(
                height > floor, () -> "I12: a transaction submitted after height " + floor + " was seen is final at "
                        + height);
        Long before = acknowledged.putIfAbsent(transaction, height);
        Violation.unless(
                before == null || before == height,
                () -> "I10: transaction " + transaction + " is final twice");
        observed = Math.max(observed, height);
    }

    /** A linearizable read was answered from the state at {@code height}. */
    public void read(int host, long height, long floor) {
        Violation.unless(
                height >= floor,
                () -> "I12: a read at v" + host + " saw height " + height + ", but " + floor
                        + " had been seen before it began");
        observed = Math.max(observed, height);
        reads++;
    }

    /** The highest height somebody was told of. */
    public long observed() {
        return observed;
    }

    public long reads() {
        return reads;
    }

    public long acknowledgements() {
        return acknowledged.size();
    }

    /** Transactions that clients know to be final, and where. */
    public Map<Hash, Long> acknowledgedTransactions() {
        return acknowledged;
    }
}
