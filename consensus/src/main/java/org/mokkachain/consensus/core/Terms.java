package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.Handover;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.setup.Timing;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.value.Hash;

/**
 * The current term: how it is entered (only with an entry certificate), who is suspected by whom, and whose proof of
 * leadership is pinned.
 */
final class Terms {
    private static final int MAX_FAILED = 32;

    private final Core core;
    private final Epoch epoch;
    private final @Nullable Suspect[] suspects;
    private final long[] suspectedAt;
    private long term;
    private Optional<TermEntry> entry;
    private Optional<Proof> pin = Optional.empty();
    private Hash pinHash = Hash.ZERO;
    private Optional<Lead> lead = Optional.empty();
    private Optional<Handover> handover = Optional.empty();
    private long suspectedTerm;
    private int failedTerms;
    private int doublings;
    private boolean committedInTerm;

    Terms(Core core) {
        this.core = core;
        this.epoch = core.epoch();
        this.suspects = new @Nullable Suspect[epoch.size()];
        this.suspectedAt = new long[epoch.size()];
        this.term = core.durable().term();
        this.entry = core.durable().entry();
        // What was suspected before a restart is forgotten: assume the worst.
        this.suspectedTerm = term;
        core.durable().pin().filter(p -> p.term() == term && term > 0).ifPresent(this::setPin);
    }

    long term() {
        return term;
    }

    Optional<TermEntry> entry() {
        return entry;
    }

    Optional<Proof> pin() {
        return pin;
    }

    /** Hash of the pinned proof; {@link Hash#ZERO} if none. */
    Hash pinHash() {
        return pinHash;
    }

    Optional<Lead> lead() {
        return lead;
    }

    OptionalInt leader() {
        return pin.isPresent() ? OptionalInt.of(pin.get().leader()) : OptionalInt.empty();
    }

    int candidate() {
        return epoch.candidate(term);
    }

    /** This node may lead the term, or leads it. */
    boolean isMine() {
        return term > 0 && candidate() == core.me();
    }

    long suspectedTerm() {
        return suspectedTerm;
    }

    /** Terms in a row that brought no block. */
    int failedTerms() {
        return failedTerms;
    }

    /** Timeouts are multiplied by this. */
    long backOff() {
        return 1L << doublings;
    }

    void onCommit() {
        collapse();
        committedInTerm = true;
    }

    /** A quorum can be reached again: what failed before says nothing any more. */
    void collapse() {
        failedTerms = 0;
        doublings = 0;
    }

    /** The current term brought no block; only one that was tried tells that the timeouts are too short. */
    private void fail() {
        failedTerms = Math.min(failedTerms + 1, MAX_FAILED);
        boolean declined = pin.isEmpty() && handover.stream().anyMatch(h -> h.term() == term);
        if (!declined) {
            doublings = Math.min(doublings + 1, Timing.MAX_DOUBLINGS);
        }
    }

    /** The beginning of an epoch, or of a node's first run. */
    void begin() {
        if (term == 0) {
            enter(TermEntry.first(epoch.number()));
        }
    }

    void onEntry(TermEntry received) {
        if (received.term() > term) {
            enter(received);
        }
    }

    /** The only way to change the term. */
    private void enter(TermEntry next) {
        if (next.term() <= term) {
            throw new IllegalStateException("term " + next.term() + " after " + term);
        }
        // A candidate that cannot be reached says nothing about how long a term needs.
        if (term > 0 && !committedInTerm && core.canReachCandidate()) {
            fail();
        }
        committedInTerm = false;
        if (core.isValidator() && next.term() > 1) {
            core.out().broadcast(next);
        }
        core.out().persist(new LogRecord.TermEntered(next));
        term = next.term();
        entry = Optional.of(next);
        pin = Optional.empty();
        pinHash = Hash.ZERO;
        lead = Optional.empty();
        core.onTermEntered();
        handover.filter(h -> h.term() == term).ifPresent(h -> core.pacemaker().latch(Suspicion.HANDOVER));
    }

    void onSuspect(Suspect suspect) {
        Suspect known = suspects[suspect.signer()];
        if (known != null && known.term() > suspect.term()) {
            return;
        }
        suspects[suspect.signer()] = suspect;
        suspectedAt[suspect.signer()] = core.now();
        if (suspect.term() >= term) {
            openNext(suspect.term());
        }
    }

    private void openNext(long suspected) {
        List<SignerSignature> signatures = new ArrayList<>();
        for (int i = 0; i < suspects.length; i++) {
            Suspect suspect = suspects[i];
            if (suspect != null && suspect.term() == suspected && !isLapsed(i)) {
                signatures.add(new SignerSignature(i, suspect.signature()));
            }
        }
        if (signatures.size() >= epoch.quorum()) {
            enter(new TermEntry(epoch.number(), suspected + 1, signatures.subList(0, epoch.quorum())));
        }
    }

    private boolean isLapsed(int signer) {
        return core.now() - suspectedAt[signer] > core.settings().timing().suspectLapse();
    }

    /** Whether this validator is known to suspect the leader of the current term. */
    boolean isSuspectedBy(int signer) {
        Suspect suspect = suspects[signer];
        return suspect != null && suspect.term() == term && !isLapsed(signer);
    }

    /** Tells everybody that the leader of the current term is suspected. */
    void suspect(Suspicion reason) {
        suspectedTerm = Math.max(suspectedTerm, term);
        core.out().broadcastAndDeliver(core.signer().suspect(epoch, core.me(), term, reason));
    }

    void onHandover(Handover received) {
        if (received.signer() != epoch.candidate(received.term()) || received.term() < term) {
            return;
        }
        if (handover.isEmpty() || handover.get().term() < received.term()) {
            handover = Optional.of(received);
        }
        if (received.term() == term) {
            core.pacemaker().latch(Suspicion.HANDOVER);
        }
    }

    /** A leader shows its proof. */
    void onLead(Lead received) {
        Proof proof = received.proof();
        if (proof.term() < term) {
            return;
        }
        if (proof.term() > term) {
            enter(received.entry());
        }
        if (pin.isEmpty()) {
            accept(received);
        } else if (!pinHash.equals(received.statement().proofHash())) {
            lead.ifPresent(first -> core.witness().convict(first.statement(), received.statement()));
            core.pacemaker().latch(Suspicion.MISBEHAVIOUR);
        } else if (lead.isEmpty()) {
            lead = Optional.of(received);
        }
    }

    /** Pins the proof of a leader; the own one when this node begins to lead. */
    void accept(Lead accepted) {
        setPin(accepted.proof());
        lead = Optional.of(accepted);
        core.votes().onReported(accepted.proof().base());
        core.pacemaker().onPinned();
        core.out().publish(new ConsensusEvent.LeaderChanged(term, OptionalInt.of(accepted.proof().leader())));
        tellProof();
        core.acceptor().onPinned();
    }

    /** Publishes the pinned proof, if there is one. */
    void tellProof() {
        if (pin.isPresent() && entry.isPresent()) {
            core.out().publish(new ConsensusEvent.LeaderProven(pin.get(), entry.get()));
        }
    }

    private void setPin(Proof proof) {
        pin = Optional.of(proof);
        pinHash = proof.hash();
    }

    /** Makes the pinned proof durable if it is not yet. */
    void persistPin() {
        Proof pinned = pin.orElseThrow();
        if (core.durable().pin().stream().noneMatch(p -> p.term() == pinned.term())) {
            core.out().persist(new LogRecord.Pinned(pinned));
        }
    }
}
