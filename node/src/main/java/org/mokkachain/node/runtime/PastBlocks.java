package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.http.BlockStatistics;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.transaction.Receipt;

/**
 * Reads the blocks of the last hour back from the ledger, once after the start, so that figures over time do not begin
 * with the process. When they became final here is not known any more. Bounded: of a busy hour only the end is read.
 */
final class PastBlocks implements Runnable {
    private static final int MAX_BLOCKS = 20_000;
    private static final int MAX_TRANSACTIONS = 500_000;
    private static final long MS_PER_SECOND = 1_000;

    private final LedgerReader ledger;
    private final BlockStatistics statistics;
    private final BooleanSupplier ended;
    private final long head;
    private final long oldestMs;

    /**
     * Before anything is written.
     *
     * @param ended the node stops
     */
    PastBlocks(LedgerReader ledger, BlockStatistics statistics, long nowMs, BooleanSupplier ended) {
        this.ledger = ledger;
        this.statistics = statistics;
        this.ended = ended;
        this.head = ledger.head().height();
        this.oldestMs = nowMs - BlockStatistics.SECONDS * MS_PER_SECOND;
        ledger.header(head).ifPresent(last -> statistics.goOnAfter(head, last.timestampMs()));
    }

    @Override
    public void run() {
        long transactions = 0;
        long height = head;
        Optional<Header> block = recent(height);
        while (block.isPresent() && !ended.getAsBoolean()) {
            Header header = block.get();
            transactions += header.txCount();
            Optional<List<Receipt>> receipts =
                    header.txCount() == 0 ? Optional.of(List.of()) : ledger.receipts(height);
            if (receipts.isEmpty() || head - height >= MAX_BLOCKS || transactions > MAX_TRANSACTIONS) {
                return;
            }
            Optional<Header> parent = height > 1 ? ledger.header(height - 1) : Optional.empty();
            statistics.addEarlier(written(header, receipts.get()), parent
                    .map(before -> OptionalLong.of(header.timestampMs() - before.timestampMs()))
                    .orElseGet(OptionalLong::empty));
            height--;
            block = recent(height);
        }
        if (!ended.getAsBoolean() && height < head && ledger.header(height).isPresent()) {
            statistics.knowSince(oldestMs);
        }
    }

    private static BlockStatistics.Written written(Header header, List<Receipt> receipts) {
        int failed = (int) receipts.stream().filter(receipt -> !receipt.applied()).count();
        return new BlockStatistics.Written(
                header.height(), header.timestampMs(), receipts.size(), failed, OptionalLong.empty());
    }

    /** The genesis block was not made by anybody, and never counts. */
    private Optional<Header> recent(long height) {
        return height < 1 ? Optional.empty() : ledger.header(height).filter(each -> each.timestampMs() >= oldestMs);
    }
}
