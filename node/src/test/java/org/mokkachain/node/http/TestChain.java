package org.mokkachain.node.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.mokkachain.api.model.Account.Authority;
import org.mokkachain.api.model.Account.Balance;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** A chain of one process in memory: real transactions and rules of admission, blocks on command, no consensus. */
final class TestChain implements ChainReader, MempoolReader, TransactionAdmission {
    /** From which height on the bodies are there. */
    volatile long first;

    private static final int CAPACITY = 5_000;

    final EventHub events = new EventHub(1_000, 2_000);
    final FinalityWaiters finality = new FinalityWaiters(4);
    final BlockStatistics statistics = new BlockStatistics(0);
    private final Genesis genesis;
    private final TestOversight oversight;
    private final AddressFormat addresses;
    private final Hash chainId;
    private final List<CommittedHeader> headers = new ArrayList<>();
    private final List<List<CommittedTransaction>> bodies = new ArrayList<>();
    private final Map<Hash, CommittedTransaction> committed = new HashMap<>();
    private final Map<Hash, Transaction> pending = new LinkedHashMap<>();
    private final Map<Address, Long> balances = new HashMap<>();
    private final Map<Address, Long> nonces = new HashMap<>();
    private Barrier barrier = new Reached(0);
    private Duration thinkingTime = Duration.ZERO;

    TestChain(Genesis genesis) {
        this.genesis = genesis;
        this.oversight = new TestOversight(genesis);
        this.addresses = new AddressFormat(genesis.addressPrefix());
        this.chainId = genesis.hash();
        for (GenesisAccount account : genesis.accounts()) {
            balances.put(account.address(), account.balance().units());
        }
        append(List.of());
    }

    TestOversight oversight() {
        return oversight;
    }

    NodePorts ports(NodeStatus node) {
        TestState state = new TestState(TestNode.address(1), TestNode.address(2));
        return new NodePorts(this, state, this, node, this, events, finality, statistics, new TestProofs(this),
                Optional.of(new TestAdministration()), oversight);
    }

    synchronized void setBarrier(Barrier next) {
        barrier = next;
    }

    @Override
    public synchronized CompletionStage<List<Verdict>> submit(String client, List<Transaction> transactions) {
        List<Verdict> verdicts = transactions.stream().map(this::admit).toList();
        return thinkingTime.isZero()
                ? CompletableFuture.completedFuture(verdicts)
                : new CompletableFuture<List<Verdict>>()
                        .completeOnTimeout(verdicts, thinkingTime.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How long each verdict takes from now on. */
    synchronized void think(Duration time) {
        thinkingTime = time;
    }

    private Verdict admit(Transaction transaction) {
        Hash id = transaction.id();
        Address sender = transaction.body().sender();
        long nonce = transaction.body().nonce();
        if (committed.containsKey(id) || pending.containsKey(id)) {
            return new Accepted(id);
        }
        if (!transaction.body().chainId().equals(chainId)) {
            return new Refused(ErrorCode.WRONG_CHAIN, "signed for another chain");
        }
        if (!transaction.isSignedCorrectly(Ed25519.preferred().verifier())) {
            return new Refused(ErrorCode.BAD_SIGNATURE, "a signature is wrong");
        }
        if (transaction.body().validUntil() < height()) {
            return new Refused(ErrorCode.EXPIRED, "was valid until " + transaction.body().validUntil());
        }
        Optional<Transaction> rival = pending.values().stream()
                .filter(t -> t.body().sender().equals(sender) && t.body().nonce() == nonce)
                .findFirst();
        if (rival.isPresent()) {
            return new Refused(
                    ErrorCode.DUPLICATE, "that nonce waits already", Optional.empty(), rival.map(Transaction::id));
        }
        return admitByState(transaction);
    }

    private Verdict admitByState(Transaction transaction) {
        long nonce = transaction.body().nonce();
        long next = nonces.getOrDefault(transaction.body().sender(), 0L);
        if (nonce < next) {
            return new Refused(ErrorCode.NONCE_TOO_LOW, "nonce " + nonce + ", expected " + next);
        }
        if (nonce > next + 1_000) {
            return new Refused(ErrorCode.NONCE_GAP, "nonce " + nonce + ", expected " + next);
        }
        if (cost(transaction) > balances.getOrDefault(transaction.body().sender(), 0L)) {
            return new Refused(ErrorCode.INSUFFICIENT_BALANCE, "not enough");
        }
        if (pending.size() >= CAPACITY) {
            return new Refused(ErrorCode.MEMPOOL_FULL, "full");
        }
        pending.put(transaction.id(), transaction);
        return new Accepted(transaction.id());
    }

    private static long cost(Transaction transaction) {
        return transaction.body().fee().units()
                + transaction.body().operations().stream().mapToLong(TestChain::moved).sum();
    }

    private static long moved(Operation operation) {
        return switch (operation) {
            case Transfer transfer -> transfer.amount().units();
            default -> 0;
        };
    }

    /** Makes all that wait final in one block, in order of nonce; what cannot be paid fails. */
    synchronized CommittedHeader commit() {
        List<Transaction> transactions = pending.values().stream()
                .sorted(Comparator.comparingLong(t -> t.body().nonce()))
                .toList();
        pending.clear();
        CommittedHeader block = append(transactions);
        finality.finalised(transactions.stream().map(Transaction::id).toList());
        List<NodeEvent> happened = new ArrayList<>();
        happened.add(new NodeEvent.BlockCommitted(Views.summary(block)));
        bodies.getLast().forEach(t -> happened.add(changed(t)));
        events.publish(happened);
        statistics.add(new BlockStatistics.Written(
                height(), block.header().timestampMs(), transactions.size(), 0, OptionalLong.empty()));
        return block;
    }

    private NodeEvent changed(CommittedTransaction done) {
        List<String> concerned = new ArrayList<>();
        concerned.add(addresses.format(done.transaction().body().sender()));
        for (Operation operation : done.transaction().body().operations()) {
            if (operation instanceof Transfer transfer) {
                concerned.add(addresses.format(transfer.to()));
            }
        }
        TransactionState state = done.receipt().applied() ? TransactionState.COMMITTED : TransactionState.FAILED;
        return new NodeEvent.TransactionChanged(
                done.transaction().id().hex(), state, done.place().height(), done.place().index(), concerned);
    }

    private CommittedHeader append(List<Transaction> transactions) {
        long height = headers.size();
        Hash parent = headers.isEmpty() ? Hash.ZERO : headers.getLast().hash();
        Hash set = genesis.validators().hash();
        Header header = new Header(
                Header.VERSION, chainId, 0, height, height == 0 ? 0 : 1, 0, parent, Hash.ZERO,
                Block.transactionsRoot(transactions), Hash.ZERO, Hash.ZERO, set, set,
                genesis.timestampMs() + height, transactions.size(), Block.encodeBody(transactions).length());
        Hash hash = header.hash();
        CommittedHeader block = new CommittedHeader(
                header, hash, certificate(header, hash), genesis.validators(), BlockTimings.UNKNOWN,
                Optional.empty());
        List<CommittedTransaction> body = new ArrayList<>();
        for (Transaction transaction : transactions) {
            Place place = new Place(height, body.size());
            body.add(new CommittedTransaction(transaction, execute(transaction), place, hash, header.timestampMs()));
        }
        headers.add(block);
        bodies.add(List.copyOf(body));
        body.forEach(done -> committed.put(done.transaction().id(), done));
        return block;
    }

    private static Optional<Certificate> certificate(Header header, Hash hash) {
        if (header.height() == 0) {
            return Optional.empty();
        }
        Signature signature = Signature.of(new byte[Signature.LENGTH]);
        return Optional.of(new Certificate(
                Phase.COMMIT,
                new BlockReference(header.epoch(), header.term(), header.height(), hash),
                List.of(new SignerSignature(0, signature))));
    }

    private Receipt execute(Transaction transaction) {
        Address sender = transaction.body().sender();
        nonces.merge(sender, 1L, Long::sum);
        if (cost(transaction) > balances.getOrDefault(sender, 0L)) {
            return new Receipt(transaction.id(), new Receipt.Failed(0, "insufficient_balance"), Amount.of(0));
        }
        balances.merge(sender, -cost(transaction), Long::sum);
        for (Operation operation : transaction.body().operations()) {
            if (operation instanceof Transfer transfer) {
                balances.merge(transfer.to(), transfer.amount().units(), Long::sum);
            }
        }
        return new Receipt(transaction.id(), new Receipt.Applied(), transaction.body().fee());
    }

    @Override
    public Limits limits() {
        return genesis.limits();
    }

    @Override
    public Genesis genesis() {
        return genesis;
    }

    @Override
    public synchronized long height() {
        return headers.size() - 1L;
    }

    @Override
    public synchronized Optional<CommittedHeader> header(long height) {
        return height >= 0 && height < headers.size() ? Optional.of(headers.get((int) height)) : Optional.empty();
    }

    @Override
    public synchronized OptionalLong heightOf(Hash blockHash) {
        return headers.stream()
                .filter(block -> block.hash().equals(blockHash))
                .mapToLong(block -> block.header().height())
                .findFirst();
    }

    @Override
    public synchronized List<CommittedTransaction> transactions(long height) {
        return height < bodies.size() ? bodies.get((int) height) : List.of();
    }

    @Override
    public synchronized Optional<CommittedTransaction> transaction(Hash id) {
        return Optional.ofNullable(committed.get(id));
    }

    @Override
    public synchronized AccountState account(Address address) {
        Amount amount = Amount.of(balances.getOrDefault(address, 0L));
        return new AccountState(
                nonces.getOrDefault(address, 0L),
                List.of(new Balance("native", "MOKKA", 6, amount.toString(), false)),
                Authority.SINGLE_KEY,
                Permission.NONE,
                true);
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public synchronized List<CommittedTransaction> history(Address address, Optional<Place> before, int limit) {
        Comparator<CommittedTransaction> order = Comparator.comparingLong(
                        (CommittedTransaction t) -> t.place().height())
                .thenComparingInt(t -> t.place().index())
                .reversed();
        return bodies.stream()
                .flatMap(List::stream)
                .filter(t -> t.transaction().body().sender().equals(address))
                .filter(t -> before.isEmpty() || isBefore(t.place(), before.get()))
                .sorted(order)
                .limit(limit)
                .toList();
    }

    private static boolean isBefore(Place place, Place limit) {
        return place.height() < limit.height() || place.height() == limit.height() && place.index() < limit.index();
    }

    @Override
    public synchronized CompletionStage<Barrier> barrier() {
        return CompletableFuture.completedFuture(barrier);
    }

    @Override
    public synchronized Optional<WaitingTransaction> find(Hash id) {
        return Optional.ofNullable(pending.get(id))
                .map(t -> new WaitingTransaction(
                        Optional.of(t), TransactionState.PENDING, Optional.of("waits for a block")));
    }

    @Override
    public synchronized Optional<Standing> standing(Hash id) {
        return Optional.ofNullable(pending.get(id)).map(t -> new Standing.Ready(t, pending.size(), info().bytes()));
    }

    /** The serial of each is its place, from 0. */
    @Override
    public synchronized List<Arrived> arrivals(long after, int limit) {
        List<Transaction> all = List.copyOf(pending.values());
        List<Arrived> page = new ArrayList<>();
        for (int i = (int) after + 1; i < all.size() && page.size() < limit; i++) {
            page.add(new Arrived(all.get(i), standing(all.get(i).id()).orElseThrow(), i, 1_000 + i));
        }
        return page;
    }

    @Override
    public synchronized long nextNonce(Address sender) {
        return account(sender).nonce()
                + pending.values().stream().filter(t -> t.body().sender().equals(sender)).count();
    }

    @Override
    public synchronized MempoolInfo info() {
        long bytes = pending.values().stream().map(Transaction::encoded).mapToLong(Bytes::length).sum();
        return new MempoolInfo(pending.size(), pending.size(), bytes, CAPACITY, 1 << 20);
    }
}
