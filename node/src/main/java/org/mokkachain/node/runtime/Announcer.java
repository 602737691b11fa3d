package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.store.EpochHistory;
import org.mokkachain.ledger.store.Participants;
import org.mokkachain.node.http.Announcement;
import org.mokkachain.node.http.ChainReader.Place;
import org.mokkachain.node.http.CommittedHeader;
import org.mokkachain.node.http.EventHub;
import org.mokkachain.node.http.FinalityWaiters;
import org.mokkachain.node.http.Views;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells waiting clients, subscribers and the log of blocks that can be read from the store. On the store's thread. */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final long SUMMARY_NANOS = 10_000_000_000L;

    private final Audience audience;
    private final EpochHistory epochs;
    private final AddressFormat addresses;
    private long blocksSince;
    private long transactionsSince;
    private long lastSummary = System.nanoTime() - SUMMARY_NANOS;

    /** Who is told. */
    record Audience(EventHub events, FinalityWaiters finality, Reads reads, BlockCounts counts) {}

    Announcer(Audience audience, EpochHistory epochs, AddressFormat addresses) {
        this.audience = audience;
        this.epochs = epochs;
        this.addresses = addresses;
    }

    void written(List<CommitBatch> blocks) {
        audience.reads().stored(blocks.getLast().height());
        List<Announcement> news = new ArrayList<>();
        for (CommitBatch batch : blocks) {
            audience.counts().add(batch);
            audience.finality().finalised(batch.block().transactions().stream().map(Transaction::id).toList());
            news.add(Announcement.of(new NodeEvent.BlockCommitted(summary(batch))));
            for (int i = 0; i < batch.receipts().size(); i++) {
                news.add(new Announcement(Topic.TRANSACTIONS, changed(
                        batch.block().transactions().get(i), batch.receipts().get(i), new Place(batch.height(), i))));
            }
            blocksSince++;
            transactionsSince += batch.receipts().size();
        }
        audience.events().announce(news);
        summarize(blocks.getLast());
    }

    private BlockSummary summary(CommitBatch batch) {
        return Views.summary(new CommittedHeader(
                batch.block().header(),
                batch.hash(),
                Optional.empty(),
                epochs.of(batch.block().header().epoch()).validators(),
                BlockTimings.UNKNOWN,
                Optional.empty()));
    }

    /** Does not hold on to the transaction: thousands of events are remembered, for longer than one is of use. */
    private Supplier<NodeEvent> changed(Transaction transaction, Receipt receipt, Place place) {
        Hash id = transaction.id();
        TransactionState state = receipt.applied() ? TransactionState.COMMITTED : TransactionState.FAILED;
        List<Address> concerned =
                Participants.of(transaction).stream().map(Participants.Participant::account).toList();
        return () -> new NodeEvent.TransactionChanged(
                id.hex(), state, place.height(), place.index(), concerned.stream().map(addresses::format).toList());
    }

    /** One line for many blocks: a busy chain has hundreds a second. */
    private void summarize(CommitBatch last) {
        long now = System.nanoTime();
        if (now - lastSummary >= SUMMARY_NANOS) {
            LOG.info("committed height={} term={} blocks={} transactions={}",
                    last.height(), last.block().header().term(), blocksSince, transactionsSince);
            blocksSince = 0;
            transactionsSince = 0;
            lastSummary = now;
        }
    }
}
