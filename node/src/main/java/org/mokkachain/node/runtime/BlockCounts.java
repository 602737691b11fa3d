package org.mokkachain.node.runtime;

import java.util.OptionalLong;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.store.EpochHistory;
import org.mokkachain.node.http.BlockStatistics;
import org.mokkachain.node.metrics.BlockFigures;

/** Counts blocks that were written, for the figures over time. On the store's thread. */
final class BlockCounts {
    private final Timings timings;
    private final BlockStatistics statistics;
    private final BlockFigures figures;
    private final EpochHistory epochs;

    BlockCounts(Timings timings, BlockStatistics statistics, BlockFigures figures, EpochHistory epochs) {
        this.timings = timings;
        this.statistics = statistics;
        this.figures = figures;
        this.epochs = epochs;
    }

    void add(CommitBatch batch) {
        figures.written(batch, epochs.of(batch.block().header().epoch()).validators());
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
