package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.mokkachain.api.model.Account.Authority;
import org.mokkachain.api.model.Account.AuthorityKey;
import org.mokkachain.ledger.execution.Permissions;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.store.EpochHistory;
import org.mokkachain.ledger.store.FinalTransaction;
import org.mokkachain.ledger.store.HistoryCursor;
import org.mokkachain.ledger.store.HistoryEntry;
import org.mokkachain.ledger.store.IndexReader;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.node.http.AccountState;
import org.mokkachain.node.http.ChainReader;
import org.mokkachain.node.http.CommittedHeader;
import org.mokkachain.node.http.SeenVotes;
import org.mokkachain.node.http.StateReader;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.transaction.Authority.OriginalKey;
import org.mokkachain.types.transaction.Authority.Weighted;
import org.mokkachain.types.transaction.Authority.WeightedKey;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** What the HTTP server reads of the chain, from the store. Thread-safe. */
final class StoreChainReader implements ChainReader {
    /** Issued assets of an account that are shown with it. */
    private static final int BALANCES = 100;

    private final Genesis genesis;
    private final LedgerReader ledger;
    private final EpochHistory epochs;
    private final Seen seen;
    private final Reads reads;

    StoreChainReader(Genesis genesis, LedgerReader ledger, Seen seen, Reads reads) {
        this.genesis = genesis;
        this.ledger = ledger;
        this.epochs = new EpochHistory(ledger, genesis.validators());
        this.seen = seen;
        this.reads = reads;
    }

    @Override
    public Limits limits() {
        return Governance.in(ledger).parametersAt(ledger.head().height() + 1).limits();
    }

    @Override
    public Genesis genesis() {
        return genesis;
    }

    @Override
    public long height() {
        return ledger.head().height();
    }

    @Override
    public Optional<CommittedHeader> header(long height) {
        return ledger.header(height).map(header -> committed(header, header.hash()));
    }

    private CommittedHeader committed(Header header, Hash hash) {
        return new CommittedHeader(
                header,
                hash,
                ledger.proof(header.height()).map(FinalityProof::certificate),
                epochs.of(header.epoch()).validators(),
                seen.timings().of(hash),
                seen.leaderships().of(header.proofHash()));
    }

    @Override
    public SeenVotes votes(Hash blockHash) {
        return seen.votes().of(blockHash);
    }

    @Override
    public OptionalLong heightOf(Hash blockHash) {
        return ledger.heightOf(blockHash).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public List<CommittedTransaction> transactions(long height) {
        Optional<Block> block = ledger.block(height);
        Optional<List<Receipt>> receipts = ledger.receipts(height);
        if (block.isEmpty() || receipts.isEmpty()) {
            return List.of();
        }
        Header header = block.get().header();
        Hash hash = header.hash();
        List<CommittedTransaction> transactions = new ArrayList<>();
        for (int i = 0; i < block.get().transactions().size(); i++) {
            transactions.add(new CommittedTransaction(
                    block.get().transactions().get(i),
                    receipts.get().get(i),
                    new Place(height, i),
                    hash,
                    header.timestampMs()));
        }
        return transactions;
    }

    @Override
    public Optional<CommittedTransaction> transaction(Hash id) {
        return ledger.transaction(id).flatMap(this::placed);
    }

    private Optional<CommittedTransaction> placed(FinalTransaction found) {
        return at(found.location(), found.transaction(), found.receipt());
    }

    private Optional<CommittedTransaction> at(Location location, Transaction transaction, Receipt receipt) {
        return ledger.header(location.height())
                .map(header -> new CommittedTransaction(
                        transaction,
                        receipt,
                        new Place(location.height(), location.index()),
                        header.hash(),
                        header.timestampMs()));
    }

    @Override
    public AccountState account(Address address) {
        Account account = ledger.account(address).orElse(Account.NEW);
        return new AccountState(
                account.nonce(),
                state().balances(address, Optional.empty(), BALANCES).items(),
                authority(account),
                Permissions.of(ledger, new AccountSubject(address)),
                maySend(address));
    }

    private boolean maySend(Address address) {
        Governance governance = Governance.in(ledger);
        return Permissions.maySend(
                ledger, address, governance.membership().validators(), ledger.head().height() + 1);
    }

    private static Authority authority(Account account) {
        return switch (account.authority()) {
            case OriginalKey() -> Authority.SINGLE_KEY;
            case Weighted(int threshold, List<WeightedKey> keys) ->
                new Authority(
                        threshold,
                        keys.stream()
                                .map(member -> new AuthorityKey(member.key().hex(), member.weight()))
                                .toList());
        };
    }

    /** What the state and the indexes have besides. */
    StateReader state() {
        AddressFormat addresses = new AddressFormat(genesis.addressPrefix());
        return new StoreStateReader(addresses, ledger, new IndexReader(ledger, epochs), this);
    }

    @Override
    public List<CommittedTransaction> history(Address address, Optional<Place> before, int limit) {
        Optional<HistoryCursor> cursor = before.map(place -> new HistoryCursor(place.height(), place.index()));
        return at(ledger.history(address, cursor, limit).entries().stream()
                .map(HistoryEntry::location)
                .toList());
    }

    /** The transactions at these places; those of one block follow each other, so that it is read once. */
    List<CommittedTransaction> at(List<Location> locations) {
        List<CommittedTransaction> found = new ArrayList<>();
        List<CommittedTransaction> block = List.of();
        for (Location location : locations) {
            if (block.isEmpty() || block.getFirst().place().height() != location.height()) {
                block = transactions(location.height());
            }
            if (location.index() < block.size()) {
                found.add(block.get(location.index()));
            }
        }
        return found;
    }

    @Override
    public boolean isPruned(long height) {
        return height < ledger.first() && ledger.header(height).filter(header -> header.txCount() > 0).isPresent();
    }

    @Override
    public Optional<Place> prunedAt(Hash id) {
        return ledger.locate(id)
                .filter(location -> location.height() < ledger.first())
                .map(location -> new Place(location.height(), location.index()));
    }

    @Override
    public long first() {
        return ledger.first();
    }

    @Override
    public CompletionStage<Barrier> barrier() {
        return reads.barrier();
    }
}
