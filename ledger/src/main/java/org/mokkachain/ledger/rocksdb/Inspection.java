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
    private long epoch;
    private Hash validators;
    private Hash nextValidators;
    private long transactions;
    /** Whether a block with its receipts was seen: a store made from a snapshot has only some headers before. */
    private boolean complete;

    Inspection(RocksDbLedgerStore store, Genesis genesis, SignatureVerifier verifier) {
        this.store = store;
        this.genesis = genesis;
        this.verifier = verifier;
        this.finality = new FinalityCheck(genesis, verifier);
        this.epochs = new EpochHistory(store, genesis.validators());
        this.validators = genesis.validators().hash();
        this.nextValidators = validators;
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
            if (header.isEmpty() && height < store.first() && !complete) {
                parent = header;
                continue;
            }
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
        if (parent.isPresent() && !header.parentHash().equals(parent.get().hash())) {
            return Optional.of("it does not follow the block before it");
        }
        if (header.epoch() != epoch) {
            epoch = header.epoch();
            validators = nextValidators;
        }
        if (!header.validatorSetHash().equals(validators)) {
            return Optional.of("its validator set is not the one that the epoch before decided");
        }
        nextValidators = header.nextValidatorSetHash();
        Optional<String> unproven = header.height() == 0
                ? Optional.empty()
                : finality.fault(header, store.proof(header.height()), epochs.of(header.epoch()).validators());
        return unproven.isPresent() ? unproven : contents(header);
    }

    private Optional<String> contents(Header header) {
        Optional<List<Receipt>> found = store.receipts(header.height());
        if (found.isEmpty() && !complete) {
            return Optional.empty();
        }
        // From the first receipts on nothing but bodies may be missing.
        complete = true;
        List<Receipt> receipts = found.orElse(List.of());
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
