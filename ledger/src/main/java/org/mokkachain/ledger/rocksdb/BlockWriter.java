package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.snapshot.Target;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.IndexChange;
import org.mokkachain.ledger.store.IndexWriter;
import org.mokkachain.ledger.store.Participants;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** Turns blocks into entries. */
final class BlockWriter {
    private final List<Entry> entries = new ArrayList<>();

    private BlockWriter() {}

    /** What a new store begins with. */
    static List<Entry> birth(Hash ledgerId, CommitBatch genesis) {
        BlockWriter writer = new BlockWriter();
        writer.identity(ledgerId, genesis);
        writer.put(Family.META, Layout.FIRST_KEY, Layout.height(0));
        writer.all(List.of(genesis));
        return writer.entries;
    }

    /** What a store made from a snapshot has of the blocks up to that: the ends of epochs and the block, all proved. */
    static List<Entry> beginning(Hash ledgerId, CommitBatch genesis, Target target) {
        BlockWriter writer = new BlockWriter();
        writer.identity(ledgerId, genesis);
        writer.header(genesis.block().header());
        for (EpochLink link : target.certified().links()) {
            Header last = link.last().header();
            writer.proven(link.last());
            writer.put(Family.META, Layout.epoch(last.epoch() + 1), Layout.epochStart(
                    new EpochStart(last.epoch() + 1, last.height(), last.hash(), link.next())));
        }
        writer.proven(target.certified().block());
        Header header = target.header();
        writer.put(Family.META, Layout.FIRST_KEY, Layout.height(header.height() + 1));
        writer.put(Family.META, Layout.HEAD_KEY, Layout.head(new Head(header.height(), header.hash())));
        return writer.entries;
    }

    private void proven(FinalHeader block) {
        block.parent().ifPresent(this::header);
        header(block.header());
        put(Family.PROOFS, Layout.height(block.header().height()), Layout.proof(block.proof()));
    }

    private void header(Header header) {
        put(Family.HEADERS, Layout.height(header.height()), Layout.header(header));
        put(Family.HEIGHTS, header.hash().toBytes(), Layout.height(header.height()));
    }

    private void identity(Hash ledgerId, CommitBatch genesis) {
        put(Family.META, Layout.SCHEMA_KEY, Layout.schema(Layout.SCHEMA));
        put(Family.META, Layout.CHAIN_KEY, genesis.block().header().chainId().toBytes());
        put(Family.META, Layout.LEDGER_KEY, ledgerId.toBytes());
    }

    /** The blocks, and the head after them. */
    static List<Entry> blocks(List<CommitBatch> batches) {
        BlockWriter writer = new BlockWriter();
        writer.all(batches);
        return writer.entries;
    }

    private void all(List<CommitBatch> batches) {
        for (CommitBatch batch : batches) {
            block(batch);
            transactions(batch);
            batch.changes().changes().forEach(this::state);
            IndexWriter.of(batch).forEach(this::index);
        }
        CommitBatch last = batches.getLast();
        put(Family.META, Layout.HEAD_KEY, Layout.head(new Head(last.height(), last.hash())));
    }

    private void block(CommitBatch batch) {
        byte[] height = Layout.height(batch.height());
        put(Family.HEADERS, height, Layout.header(batch.block().header()));
        put(Family.BODIES, height, Block.encodeBody(batch.block().transactions()).toBytes());
        put(Family.RECEIPTS, height, Layout.receipts(batch.receipts()));
        put(Family.HEIGHTS, batch.hash().toBytes(), height);
        batch.nextEpoch().ifPresent(epoch ->
                put(Family.META, Layout.epoch(epoch.number()), Layout.epochStart(epoch)));
        batch.proof().ifPresent(proof -> put(Family.PROOFS, height, Layout.proof(proof)));
    }

    private void transactions(CommitBatch batch) {
        List<Transaction> transactions = batch.block().transactions();
        for (int i = 0; i < transactions.size(); i++) {
            Transaction transaction = transactions.get(i);
            put(Family.TRANSACTIONS, transaction.id().toBytes(), Layout.location(batch.height(), i));
            for (Participants.Participant participant : Participants.of(transaction)) {
                put(Family.HISTORY, Layout.history(participant.account(), batch.height(), i),
                        Layout.historyFlags(participant.sent(), participant.received()));
            }
        }
    }

    private void state(StateDelta.Change<?> change) {
        Family family = Family.of(change.key().kind());
        byte[] key = change.key().naturalKey().toBytes();
        change.value().ifPresentOrElse(
                value -> put(family, key, value.encode().toBytes()), () -> entries.add(Entry.removal(family, key)));
        if (change.value().isEmpty()) {
            entries.add(Entry.removal(Family.TREE_KEYS, change.key().treeKey().toBytes()));
        } else if (change.isNew()) {
            put(Family.TREE_KEYS, change.key().treeKey().toBytes(), Layout.treeKey(change.key()));
        }
    }

    private void index(IndexChange change) {
        entries.add(entry(change));
    }

    static Entry entry(IndexChange change) {
        Family family = Family.of(change.index());
        byte[] key = change.key().toBytes();
        return switch (change) {
            case IndexChange.Put put -> new Entry(family, key, put.value().toBytes());
            case IndexChange.Removal removal -> Entry.removal(family, key);
        };
    }

    private void put(Family family, byte[] key, byte[] value) {
        entries.add(new Entry(family, key, value));
    }
}
