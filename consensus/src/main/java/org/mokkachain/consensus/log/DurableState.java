package org.mokkachain.consensus.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.value.Hash;

/**
 * Everything a validator must not forget (section 4 of the protocol), as the fold of its log records. The state
 * machine changes it only by {@link #apply}, and hands every applied record to the disk, so recovery is the same code
 * as normal operation. What is monotone stays monotone here, whatever is applied. Not thread-safe.
 */
public final class DurableState {
    /** Blocks prepared last that are remembered, to recognise one's own votes. */
    public static final int REMEMBERED = 256;

    private Optional<LogRecord.Born> born = Optional.empty();
    private long epoch;
    private Optional<TermEntry> entry = Optional.empty();
    private Optional<Vote> vote = Optional.empty();
    private Optional<Proof> pin = Optional.empty();
    private Optional<Proof> led = Optional.empty();
    private Optional<BlockReference> lastVoted = Optional.empty();
    private final Deque<BlockReference> prepared = new ArrayDeque<>();
    private Optional<Certificate> locked = Optional.empty();
    private final Map<Hash, ProposedBlock> blocks = new LinkedHashMap<>();
    private Optional<LogRecord.LedgerReached> ledger = Optional.empty();
    private long forgottenTerm;
    private boolean rejoining;

    /** The state after these records. */
    public static DurableState replay(Iterable<LogRecord> records) {
        DurableState state = new DurableState();
        records.forEach(state::apply);
        return state;
    }

    /** Adds one fact. */
    public void apply(LogRecord record) {
        switch (record) {
            case LogRecord.Born r -> born = Optional.of(r);
            case LogRecord.EpochEntered r -> enterEpoch(r.epoch());
            case LogRecord.TermEntered r -> enterTerm(r.entry());
            case LogRecord.Voted r -> vote(r.vote());
            case LogRecord.Led r -> {
                lead(r.proof());
                pin(r.proof());
            }
            case LogRecord.Pinned r -> pin(r.proof());
            case LogRecord.Accepted r -> accept(r.block());
            case LogRecord.Kept r -> blocks.put(r.block().hash(), r.block());
            case LogRecord.Locked r -> lock(r.certificate());
            case LogRecord.LedgerReached r -> reachLedger(r);
            case LogRecord.Rejoining r -> {
                forgottenTerm = r.floor();
                rejoining = true;
            }
            case LogRecord.Rejoined r -> rejoining = false;
            case LogRecord.Prepared r -> r.blocks().forEach(this::remember);
        }
    }

    private void enterEpoch(long next) {
        if (next < epoch) {
            throw new IllegalStateException("epoch " + next + " after " + epoch);
        }
        epoch = next;
        entry = Optional.empty();
        vote = Optional.empty();
        pin = Optional.empty();
        led = Optional.empty();
        lastVoted = Optional.empty();
        prepared.clear();
        locked = Optional.empty();
        blocks.clear();
        // Those who were asked in the epoch before may have been behind: the past may lie in this one.
        forgottenTerm = 0;
    }

    private void enterTerm(TermEntry next) {
        if (next.term() >= term()) {
            entry = Optional.of(next);
        }
    }

    private void vote(Vote next) {
        if (vote.isEmpty() || vote.get().statement().term() < next.statement().term()) {
            vote = Optional.of(next);
        }
    }

    private void lead(Proof next) {
        if (led.isEmpty() || led.get().term() < next.term()) {
            led = Optional.of(next);
        }
    }

    private void pin(Proof next) {
        if (pin.isEmpty() || pin.get().term() < next.term()) {
            pin = Optional.of(next);
        }
    }

    private void accept(ProposedBlock block) {
        blocks.put(block.hash(), block);
        remember(block.reference());
    }

    private void remember(BlockReference block) {
        if (lastVoted.map(Rank::of).stream().allMatch(Rank.of(block)::isAbove)) {
            lastVoted = Optional.of(block);
        }
        prepared.addLast(block);
        if (prepared.size() > REMEMBERED) {
            prepared.removeFirst();
        }
    }

    private void lock(Certificate certificate) {
        if (locked.map(c -> Rank.of(c.block())).stream().allMatch(Rank.of(certificate.block())::isAbove)) {
            locked = Optional.of(certificate);
        }
    }

    private void reachLedger(LogRecord.LedgerReached reached) {
        ledger = Optional.of(reached);
        blocks.values().removeIf(block -> block.header().height() <= reached.height());
    }

    /** Records that give this state again: the start of a new segment. */
    public List<LogRecord> snapshot() {
        List<LogRecord> records = new ArrayList<>();
        born.ifPresent(records::add);
        records.add(new LogRecord.EpochEntered(epoch));
        ledger.ifPresent(records::add);
        if (forgottenTerm > 0 || rejoining) {
            records.add(new LogRecord.Rejoining(forgottenTerm));
        }
        if (!rejoining && forgottenTerm > 0) {
            records.add(new LogRecord.Rejoined());
        }
        entry.ifPresent(e -> records.add(new LogRecord.TermEntered(e)));
        vote.ifPresent(v -> records.add(new LogRecord.Voted(v)));
        led.ifPresent(p -> records.add(new LogRecord.Led(p)));
        pin.filter(p -> p.term() > ledTerm()).ifPresent(p -> records.add(new LogRecord.Pinned(p)));
        locked.ifPresent(c -> records.add(new LogRecord.Locked(c)));
        blocks.values().forEach(block -> records.add(new LogRecord.Kept(block)));
        if (!prepared.isEmpty()) {
            records.add(new LogRecord.Prepared(List.copyOf(prepared)));
        }
        return records;
    }

    /** The log's first record; empty if the past was lost. */
    public Optional<LogRecord.Born> born() {
        return born;
    }

    public long epoch() {
        return epoch;
    }

    /** The highest term this validator may have signed anything in. */
    public long term() {
        long term = Math.max(ledTerm(), entry.map(TermEntry::term).orElse(0L));
        term = Math.max(term, vote.map(v -> v.statement().term()).orElse(0L));
        term = Math.max(term, pin.map(Proof::term).orElse(0L));
        return Math.max(term, lastVoted.map(BlockReference::term).orElse(0L));
    }

    /** Why the current term began; of an earlier one if the log ends in between. */
    public Optional<TermEntry> entry() {
        return entry;
    }

    /** The last vote for a candidate. */
    public Optional<Vote> vote() {
        return vote;
    }

    /** The last pinned proof, maybe of an earlier term. */
    public Optional<Proof> pin() {
        return pin;
    }

    /** The highest term this validator has led; 0: none. */
    public long ledTerm() {
        return led.map(Proof::term).orElse(0L);
    }

    /** The highest block prepared in this epoch. */
    public Optional<BlockReference> lastVoted() {
        return lastVoted;
    }

    /** Whether this validator remembers having prepared {@code block}. */
    public boolean hasPrepared(BlockReference block) {
        return prepared.contains(block);
    }

    /** The oldest rank still remembered; below it {@link #hasPrepared} says nothing. */
    public Rank oldestRemembered() {
        return prepared.isEmpty() ? new Rank(0, 0) : Rank.of(prepared.getFirst());
    }

    /** The highest certificate that is durable. */
    public Optional<Certificate> locked() {
        return locked;
    }

    /** Blocks above the ledger whose bodies are durable here, oldest first. */
    public List<ProposedBlock> blocks() {
        return List.copyOf(blocks.values());
    }

    public boolean holds(Hash hash) {
        return blocks.containsKey(hash);
    }

    /** How far the ledger was known to be. */
    public Optional<LogRecord.LedgerReached> ledger() {
        return ledger;
    }

    /** Whether this validator may not vote because it lost its past. */
    public boolean isRejoining() {
        return rejoining;
    }

    /** Up to this term the validator may have signed what it does not remember; it signs nothing there again. */
    public long forgottenTerm() {
        return forgottenTerm;
    }
}
