package org.mokkachain.node.runtime;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.types.value.Hash;

/** When this node saw the last blocks proposed, prepared and final. Bounded: the oldest goes first. Thread-safe. */
final class Timings {
    private static final int MAX_BLOCKS = 2_048;

    private final Map<Hash, BlockTimings> byBlock = new Newest<>(MAX_BLOCKS);

    void proposed(Hash block, long atMs) {
        change(block, t -> new BlockTimings(OptionalLong.of(atMs), t.preparedMs(), t.committedMs()));
    }

    void prepared(Hash block, long atMs) {
        change(block, t -> new BlockTimings(t.proposedMs(), OptionalLong.of(atMs), t.committedMs()));
    }

    void committed(Hash block, long atMs) {
        change(block, t -> new BlockTimings(t.proposedMs(), t.preparedMs(), OptionalLong.of(atMs)));
    }

    synchronized BlockTimings of(Hash block) {
        return byBlock.getOrDefault(block, BlockTimings.UNKNOWN);
    }

    private synchronized void change(Hash block, UnaryOperator<BlockTimings> change) {
        byBlock.put(block, change.apply(byBlock.getOrDefault(block, BlockTimings.UNKNOWN)));
    }
}
