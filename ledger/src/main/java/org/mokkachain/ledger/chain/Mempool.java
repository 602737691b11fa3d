package org.mokkachain.ledger.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mokkachain.ledger.execution.CostlyWork;
import org.mokkachain.ledger.execution.Refusal;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.execution.TransactionRules;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.state.governance.Parameters;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * Transactions that wait for a block, bounded. What is in here is valid on the committed state once those before it in
 * its account are executed: right chain, signers, size, fee and expiry, nonce at most a window ahead, and the account
 * can pay everything it has pending. Transactions come in with verified signatures. When it is full, whoever uses most
 * gives way. Time is any clock in milliseconds that does not run backwards. Not thread-safe; deterministic.
 */
public final class Mempool {
    private final MempoolSettings settings;
    private final Chain chain;
    private final StateView committed;
    private Parameters parameters;
    private TransactionRules rules;
    private final PendingSet pending = new PendingSet();
    private final FairShares shares;
    private final Fates fates;
    private final Departures departures;
    private final RoomWatch roomWatch = new RoomWatch();
    private final MempoolCounts counts = new MempoolCounts();
    private long height;

    /** @param chain whose committed state the transactions are judged by */
    public Mempool(MempoolSettings settings, Chain chain) {
        this.settings = settings;
        this.chain = chain;
        this.parameters = chain.parameters();
        this.committed = chain.committedState();
        this.rules = new TransactionRules(chain.rules().chainId(), parameters.limits());
        this.shares = new FairShares(settings, pending);
        this.fates = new Fates(settings.rememberedFates());
        this.departures = new Departures(settings.maxTransactions());
        this.height = chain.tip().height();
    }

    /** Takes or refuses a transaction. */
    public Admission submit(Transaction transaction, Origin origin, long nowMs) {
        if (pending.get(transaction.id()).isPresent() || fates.of(transaction.id()) instanceof Fate.Committed) {
            return new Admission.Known();
        }
        PendingTransaction candidate = PendingTransaction.of(transaction, origin, nowMs, pending.order().nextSerial());
        Account sender = committed.account(candidate.sender()).orElse(Account.NEW);
        Optional<AccountQueue> queue = pending.queue(candidate.sender());
        Optional<PendingTransaction> rival = queue.flatMap(q -> q.at(candidate.nonce()));
        Optional<Refusal> refusal = rules.checkForm(transaction, height + 1)
                .or(() -> rules.checkSigners(transaction, sender))
                .or(() -> checkRules(transaction))
                .or(() -> checkNonce(transaction, sender))
                .or(() -> rival.flatMap(Mempool::duplicate))
                .or(() -> checkFunds(candidate, queue, sender))
                .or(() -> makeRoom(candidate, queue.map(AccountQueue::runEnd).orElse(sender.nonce())));
        if (refusal.isPresent()) {
            Optional<Hash> other = rival.map(PendingTransaction::id);
            counts.refused(refusal.get().code());
            remember(transaction.id(), refusal.get(), other);
            return new Admission.Refused(refusal.get(), other);
        }
        fates.forget(transaction.id());
        counts.accepted();
        return new Admission.Accepted(pending.add(candidate, sender, nowMs));
    }

    /** Why it left says more than that it is refused now for the same, or because somebody else signed it. */
    private void remember(Hash id, Refusal refusal, Optional<Hash> rival) {
        RefusalCode code = refusal.code();
        boolean known = fates.of(id) instanceof Fate.Gone gone
                && !(gone.exit() instanceof Exit.Refused)
                && (gone.reason().code() == code || code == RefusalCode.BAD_SIGNATURE);
        if (!known) {
            Optional<Hash> other = code == RefusalCode.DUPLICATE ? rival : Optional.empty();
            fates.put(id, new Fate.Gone(refusal, new Exit.Refused(other)));
        }
    }

    private Optional<Refusal> checkNonce(Transaction transaction, Account sender) {
        long nonce = transaction.body().nonce();
        if (nonce < sender.nonce()) {
            return rules.nonceTooLow(nonce, sender.nonce());
        }
        return nonce - sender.nonce() <= settings.nonceWindow() ? Optional.empty()
                : rules.nonceGap(nonce, sender.nonce());
    }

    private static Optional<Refusal> duplicate(PendingTransaction rival) {
        return TransactionRules.refuse(RefusalCode.DUPLICATE,
                "transaction " + rival.id() + " with nonce " + rival.nonce() + " of this account is pending already",
                "Use the next nonce, or wait until the other transaction is final or has expired");
    }

    private Optional<Refusal> checkFunds(PendingTransaction candidate, Optional<AccountQueue> queue, Account sender) {
        long spent = queue.map(AccountQueue::spend).orElse(0L);
        return rules.checkFunds(Amount.of(PendingTransaction.saturatedSum(spent, candidate.spend())), sender);
    }

    private Optional<Refusal> makeRoom(PendingTransaction candidate, long executableNonce) {
        return switch (shares.decide(candidate, candidate.nonce() == executableNonce)) {
            case FairShares.Refuse(Refusal reason) -> Optional.of(reason);
            case FairShares.Take(List<PendingTransaction> leaving, Optional<Refusal> reason) -> {
                reason.ifPresent(why -> leaving.forEach(each -> drop(each, why, Exit.Cause.ROOM)));
                yield Optional.empty();
            }
        };
    }

    /** A block was committed by the chain this mempool belongs to; call it for every one, in order. */
    public void committed(CommitBatch batch, long nowMs) {
        height = batch.height();
        boolean followed = followParameters();
        boolean decided = followed || batch.changes().change(new GovernanceKey()).isPresent();
        for (Transaction transaction : batch.block().transactions()) {
            Fate fate = new Fate.Committed(height);
            pending.get(transaction.id()).ifPresent(settled -> {
                pending.removeFinal(settled);
                departures.add(new Departure(settled.id(), fate));
            });
            fates.put(transaction.id(), fate);
        }
        UsedNonces used = new UsedNonces(batch.block().transactions());
        batch.changes().forEachAccount((address, account) -> reconcile(address, account, used, nowMs));
        if (decided) {
            pending.queues().forEach(queue ->
                    dropUnless(queue, each -> checkRules(each.transaction()), Exit.Cause.RULES));
        }
        for (PendingTransaction expired : pending.expiredBefore(height + 1)) {
            rules.checkForm(expired.transaction(), height + 1)
                    .ifPresent(refusal -> drop(expired, refusal, Exit.Cause.EXPIRY));
        }
        if (hasRoom(batch.block())) {
            roomWatch.committed(oldestExecutable(), pending.order().nextSerial(), nowMs);
        }
    }

    /** Goes by what holds for the next block; whether that is something else than before. */
    private boolean followParameters() {
        Parameters next = chain.parameters();
        boolean changed = !next.equals(parameters);
        parameters = next;
        rules = new TransactionRules(chain.rules().chainId(), next.limits());
        return changed;
    }

    /** What validators can change. */
    private Optional<Refusal> checkRules(Transaction transaction) {
        return rules.checkForm(transaction, height + 1)
                .or(() -> rules.checkPermission(
                        transaction.body().sender(), committed, chain.validators(), height + 1));
    }

    /** Brings what an account has pending in line with its new committed value. */
    private void reconcile(Address address, Account account, UsedNonces used, long nowMs) {
        Optional<AccountQueue> queue = pending.queue(address);
        if (queue.isEmpty()) {
            return;
        }
        for (PendingTransaction late : queue.get().below(account.nonce())) {
            pending.removeSettled(late);
            counts.replaced();
            Exit replaced = new Exit.Replaced(late.nonce(), height, used.by(address, late.nonce()));
            rules.nonceTooLow(late.nonce(), account.nonce()).ifPresent(reason -> gone(late, reason, replaced));
        }
        if (queue.get().changesTo(account.authority())) {
            dropUnless(queue.get(), waiting -> rules.checkSigners(waiting.transaction(), account),
                    Exit.Cause.AUTHORITY);
        }
        pending.advance(address, queue.get(), account.nonce(), nowMs);
        for (Optional<Refusal> poor = overdraft(queue.get(), account); poor.isPresent();
                poor = overdraft(queue.get(), account)) {
            Refusal reason = poor.get();
            queue.get().last().ifPresent(last -> drop(last, reason, Exit.Cause.FUNDS));
        }
    }

    /** From the highest nonce down, so that the run is cut off once for all. */
    private void dropUnless(
            AccountQueue queue, Function<PendingTransaction, Optional<Refusal>> check, Exit.Cause cause) {
        for (PendingTransaction each : queue.newestFirst()) {
            check.apply(each).ifPresent(reason -> drop(each, reason, cause));
        }
    }

    private Optional<Refusal> overdraft(AccountQueue queue, Account account) {
        return queue.isEmpty() ? Optional.empty() : rules.checkFunds(Amount.of(queue.spend()), account);
    }

    private void drop(PendingTransaction lost, Refusal reason, Exit.Cause cause) {
        pending.removeLost(lost);
        boolean late = reason.code() == RefusalCode.EXPIRED;
        Exit.Cause why = late ? Exit.Cause.EXPIRY : cause;
        counts.dropped(why);
        gone(lost, reason, new Exit.Dropped(why, height));
    }

    private void gone(PendingTransaction left, Refusal reason, Exit exit) {
        Fate fate = new Fate.Gone(reason, exit);
        fates.put(left.id(), fate);
        departures.add(new Departure(left.id(), fate));
    }

    /**
     * What stopped pending since this was asked last, in order: final, expired, without a chance, put out. Complete if
     * asked after every call of {@link #submit} and {@link #committed}; no more than fit into the mempool are kept.
     */
    public List<Departure> takeDepartures() {
        return departures.take();
    }

    /**
     * What is different since this was asked last; empty if nothing is. To be asked after every call of {@link #submit}
     * and {@link #committed}: until then it is gathered.
     */
    public Optional<MempoolChange> takeChange() {
        List<Address> touched = pending.takeTouched();
        if (touched.isEmpty()) {
            return Optional.empty();
        }
        SequencedMap<Address, Long> nextNonces = new LinkedHashMap<>();
        SequencedMap<Address, Long> settled = new LinkedHashMap<>();
        for (Address account : touched) {
            (pending.queue(account).isPresent() ? nextNonces : settled).put(account, nextNonce(account));
        }
        return Optional.of(new MempoolChange(height, size(), executableCount(), bytes(), nextNonces, settled));
    }

    private boolean hasRoom(Block block) {
        Limits limits = parameters.limits();
        return block.header().txCount() < limits.maxBlockTransactions()
                && CostlyWork.leavesRoom(block.transactions())
                && block.header().bodyBytes() + limits.largestTransaction() <= limits.maxBlockBytes();
    }

    /**
     * Executable transactions, so that every origin and within it every account gets an equal share of a full block;
     * of one account in the order of nonces. To be iterated at once.
     */
    public Iterable<Transaction> candidates() {
        return pending.order()::iterator;
    }

    /** Since when the one that waits longest is executable; empty if there is none. */
    public OptionalLong executableSince() {
        return oldestExecutable().map(oldest -> OptionalLong.of(oldest.sinceMs())).orElse(OptionalLong.empty());
    }

    private Optional<Ready> oldestExecutable() {
        return Optional.ofNullable(pending.executable().firstEntry()).map(Map.Entry::getValue);
    }

    /**
     * Whether a transaction stayed executable while blocks with room were committed, the last at least {@code censorMs}
     * after the first. Whose turn it is does not matter then: only full blocks leave something out with good reason.
     */
    public boolean isPassingOver(long censorMs) {
        return roomWatch.isPassingOver(oldestExecutable(), censorMs);
    }

    /** A pending transaction. */
    public Optional<Transaction> get(Hash id) {
        return pending.get(id).map(PendingTransaction::transaction);
    }

    /** What is known of the transaction {@code id}, for as long as it is remembered. */
    public Fate fate(Hash id) {
        Optional<Ready> ready = pending.ready(id);
        if (ready.isPresent()) {
            return new Fate.Executable(ready.get().sinceMs());
        }
        return pending.get(id)
                .flatMap(waiting -> pending.queue(waiting.sender()))
                .<Fate>map(queue -> new Fate.Waiting(queue.runEnd()))
                .orElseGet(() -> fates.of(id));
    }

    /** The nonce after everything this account has pending without a gap; what a wallet should use next. */
    public long nextNonce(Address account) {
        return pending.queue(account)
                .map(AccountQueue::runEnd)
                .orElseGet(() -> committed.account(account).orElse(Account.NEW).nonce());
    }

    /** Everything this account has pending, in the order of nonces. */
    public List<Transaction> pendingOf(Address account) {
        return pending.queue(account)
                .map(queue -> queue.newestFirst().reversed().stream().map(PendingTransaction::transaction).toList())
                .orElse(List.of());
    }

    /** Up to {@code limit} pending transactions, executable ones first. */
    public List<Transaction> pending(int limit) {
        return Stream.concat(
                        pending.executable().values().stream().map(Ready::pending),
                        pending.waiting().values().stream())
                .limit(limit)
                .map(PendingTransaction::transaction)
                .toList();
    }

    /**
     * Pending transactions in the order of their arrival: a page of them.
     *
     * @param after only those that arrived after the one with this serial; -1: from the first
     */
    public List<Arrival> arrivals(long after, int limit) {
        return pending.byArrival().tailMap(after, false).values().stream()
                .limit(limit)
                .map(each -> new Arrival(each.transaction(), each.serial(), each.arrivedMs()))
                .toList();
    }

    /** What was taken, refused and dropped since the start. */
    public MempoolCounts.Totals totals() {
        return counts.totals();
    }

    /** Number of pending transactions. */
    public int size() {
        return pending.size();
    }

    /** Number of those that can be executed now. */
    public int executableCount() {
        return pending.executable().size();
    }

    /** Encoded size of all pending transactions. */
    public long bytes() {
        return pending.bytes();
    }
}
