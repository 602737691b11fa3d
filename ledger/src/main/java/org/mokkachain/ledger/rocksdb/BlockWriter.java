package org.mokkachain.ledger.rocksdb;

import java.util.List;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.Participants;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.rocksdb.RocksDBException;

/** Turns blocks into entries. */
final class BlockWriter {
    private final Database.Batch out;

    BlockWriter(Database.Batch out) {
        this.out = out;
    }

    /** What names a new store. */
    void identity(Hash chainId, Hash ledgerId) throws RocksDBException {
        out.put(Family.META, Layout.SCHEMA_KEY, Layout.schema(Layout.SCHEMA));
        out.put(Family.META, Layout.CHAIN_KEY, chainId.toBytes());
        out.put(Family.META, Layout.LEDGER_KEY, ledgerId.toBytes());
    }

    /** The blocks and, once, the head and the accounts as they are after the last of them. */
    void blocks(List<CommitBatch> batches) throws RocksDBException {
        for (CommitBatch batch : batches) {
            block(batch);
            transactions(batch);
            for (var entry : batch.changes().accounts().entrySet()) {
                account(entry.getKey(), entry.getValue());
            }
        }
        CommitBatch last = batches.getLast();
        out.put(Family.META, Layout.HEAD_KEY, Layout.head(new Head(last.height(), last.hash())));
    }

    private void block(CommitBatch batch) throws RocksDBException {
        byte[] height = Layout.height(batch.height());
        out.put(Family.HEADERS, height, Layout.header(batch.block().header()));
        out.put(Family.BODIES, height, Block.encodeBody(batch.block().transactions()).toBytes());
        out.put(Family.RECEIPTS, height, Layout.receipts(batch.receipts()));
        out.put(Family.HEIGHTS, batch.hash().toBytes(), height);
        if (batch.proof().isPresent()) {
            out.put(Family.PROOFS, height, Layout.proof(batch.proof().get()));
        }
    }

    private void transactions(CommitBatch batch) throws RocksDBException {
        List<Transaction> transactions = batch.block().transactions();
        for (int i = 0; i < transactions.size(); i++) {
            Transaction transaction = transactions.get(i);
            out.put(Family.TRANSACTIONS, transaction.id().toBytes(), Layout.location(batch.height(), i));
            for (Participants.Participant participant : Participants.of(transaction)) {
                out.put(Family.HISTORY, Layout.history(participant.account(), batch.height(), i),
                        Layout.historyFlags(participant.sent(), participant.received()));
            }
        }
    }

    private void account(Address address, Account account) throws RocksDBException {
        out.put(Family.ACCOUNTS, address.toBytes(), account.encode().toBytes());
    }
}
