package org.mokkachain.node.runtime;

import java.util.OptionalLong;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.node.http.BlockStatistics;

/** Counts blocks that were written, for the figures over time. On the store's thread. */
final class BlockCounts {
    private final Timings timings;
    private final BlockStatistics statistics;

    BlockCounts(Timings timings, BlockStatistics statistics) {
        this.timings = timings;
        this.statistics = statistics;
    }

    void add(CommitBatch batch) {
        int failed = (int) batch.receipts().stream().filter(receipt -> !receipt.applied()).count();
        statistics.add(new BlockStatistics.Written(
                batch.height(),
                batch.block().header().timestampMs(),
                batch.receipts().size(),
                failed,
                finality(timings.of(batch.hash()))));
    }

    private static OptionalLong finality(BlockTimings seen) {
        return seen.proposedMs().isPresent() && seen.committedMs().isPresent()
                ? OptionalLong.of(seen.committedMs().getAsLong() - seen.proposedMs().getAsLong())
                : OptionalLong.empty();
    }
}
