package org.mokkachain.ledger.rocksdb;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.EpochHistory;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * What can be checked of a store whose first bodies are gone: the chain of headers, the certificates of all epochs,
 * receipts and their index, the bodies that are there, and the state against the last header.
 */
final class Inspection {
    private static final int REPORT_EVERY = 500;

    private final RocksDbLedgerStore store;
    private final Genesis genesis;
    private final SignatureVerifier verifier;
    private final FinalityCheck finality;
    private final EpochHistory epochs;
    private long transactions;

    Inspection(RocksDbLedgerStore store, Genesis genesis, SignatureVerifier verifier) {
        this.store = store;
        this.genesis = genesis;
        this.verifier = verifier;
        this.finality = new FinalityCheck(genesis, verifier);
        this.epochs = new EpochHistory(store, genesis.validators());
    }

    long transactions() {
        return transactions;
    }

    /** The first thing that is wrong, if anything is. */
    Optional<String> run(Verification.Listener listener) {
        long end = store.head().height();
        Optional<Header> parent = Optional.empty();
        for (long height = 0; height <= end; height++) {
            Optional<Header> header = store.header(height);
            if (header.isEmpty()) {
                return Optional.of("block " + height + ": its header is missing");
            }
            Optional<String> fault = fault(header.get(), parent);
            if (fault.isPresent()) {
                return Optional.of("block " + height + ": " + fault.get());
            }
            parent = header;
            if (height % REPORT_EVERY == 0 || height == end) {
                listener.onProgress(new Verification.Progress(Verification.Phase.HEADERS, height, end, transactions));
            }
        }
        ChainLoader.load(store, genesis.validators());
        return Optional.empty();
    }

    private Optional<String> fault(Header header, Optional<Header> parent) {
        if (parent.isPresent()) {
            if (!header.parentHash().equals(parent.get().hash())) {
                return Optional.of("it does not follow the block before it");
            }
            Hash set = header.epoch() == parent.get().epoch()
                    ? parent.get().validatorSetHash()
                    : parent.get().nextValidatorSetHash();
            if (!header.validatorSetHash().equals(set)) {
                return Optional.of("its validator set is not the one the block before it names");
            }
            Optional<String> unproven = finality.fault(
                    header, store.proof(header.height()), epochs.of(header.epoch()).validators());
            if (unproven.isPresent()) {
                return unproven;
            }
        }
        return contents(header);
    }

    private Optional<String> contents(Header header) {
        List<Receipt> receipts = store.receipts(header.height()).orElse(List.of());
        if (receipts.size() != header.txCount()) {
            return Optional.of("it has " + receipts.size() + " receipts for " + header.txCount() + " transactions");
        }
        for (int i = 0; i < receipts.size(); i++) {
            Location location = new Location(header.height(), i);
            if (store.locate(receipts.get(i).transactionId()).filter(location::equals).isEmpty()) {
                return Optional.of("the index does not know transaction " + receipts.get(i).transactionId());
            }
        }
        transactions += receipts.size();
        return store.block(header.height()).map(Block::transactions).orElse(List.of()).stream()
                .filter(transaction -> !transaction.isSignedCorrectly(verifier))
                .findFirst()
                .map(Transaction::id)
                .map(id -> "a signature of transaction " + id + " is wrong");
    }
}
