package org.mokkachain.consensus.core;

import java.util.Optional;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.setup.Timing;
import org.mokkachain.consensus.view.ConsensusEvent;

/** Decides whether the leader of the term is suspected, by deadlines; everything but a latched reason is revocable. */
final class Pacemaker {
    private static final long NEVER = Long.MAX_VALUE;

    private final Core core;
    private long electionStart;
    private long electionDeadline = NEVER;
    private long pinnedAt;
    private long silenceStart;
    private long progressStart = NEVER;
    private long unmetSince = NEVER;
    private long troubledSince = NEVER;
    private long sequence;
    private Optional<Suspicion> latched = Optional.empty();
    private Optional<Suspicion> suspicion = Optional.empty();
    private long suspectedAt = Long.MIN_VALUE;
    private long armedFor = NEVER;

    Pacemaker(Core core) {
        this.core = core;
    }

    private Timing timing() {
        return core.settings().timing();
    }

    private long scaled(long timeout) {
        return timeout * core.terms().backOff();
    }

    /** After a restart in the middle of a term. */
    void resume() {
        onTermEntered();
        if (core.terms().pin().isPresent()) {
            onPinned();
        }
    }

    void onTermEntered() {
        electionStart = core.now();
        electionDeadline = core.now() + (core.canReachCandidate() ? scaled(timing().election()) : timing().heartbeat());
        progressStart = NEVER;
        sequence = 0;
        latched = Optional.empty();
        endSuspicion();
    }

    void onPinned() {
        pinnedAt = core.now();
        silenceStart = core.now();
        progressStart = NEVER;
        sequence = 0;
    }

    /** A valid message of the leader, under its proof. */
    void onLeaderMessage() {
        silenceStart = Math.max(silenceStart, core.now());
    }

    void onHeartbeat(Heartbeat heartbeat) {
        if (heartbeat.term() == core.terms().term()
                && core.terms().pin().isPresent()
                && heartbeat.signer() == core.terms().candidate()
                && heartbeat.proofHash().equals(core.terms().pinHash())
                && heartbeat.sequence() > sequence) {
            sequence = heartbeat.sequence();
            onLeaderMessage();
            core.fetcher().onLeaderTip(heartbeat.tip());
        }
    }

    /** A candidate that cannot be reached has one heartbeat to appear, not T_elect. */
    void onCandidateDisconnected() {
        electionDeadline = Math.min(electionDeadline, core.now() + timing().heartbeat());
    }

    void onCandidateConnected() {
        electionDeadline = Math.max(electionDeadline, electionStart + scaled(timing().election()));
    }

    /** A lost connection to the leader counts as a missed heartbeat: it has one interval to come back. */
    void onLeaderDisconnected() {
        long latest = core.now() - scaled(timing().silence()) + timing().heartbeat();
        silenceStart = Math.min(silenceStart, latest);
    }

    void onCommitted() {
        progressStart = NEVER;
        unmetSince = NEVER;
    }

    /** Back-off has collapsed: what runs already need not run for longer than it would now. */
    void shorten() {
        electionDeadline = Math.min(electionDeadline, core.now() + scaled(timing().election()));
    }

    /** Suspects the leader for the rest of the term. */
    void latch(Suspicion reason) {
        if (latched.isEmpty()) {
            latched = Optional.of(reason);
        }
    }

    /** A leader passes over a transaction; one that is new has not had the time yet. */
    void onCensorship() {
        boolean judged = core.terms().pin().isPresent() && core.now() >= pinnedAt + timing().censor();
        if (judged && !core.leadership().isLeading()) {
            latch(Suspicion.CENSORSHIP);
        }
    }

    Optional<Suspicion> suspicion() {
        return suspicion;
    }

    /** Looks at all deadlines; whether a suspicion was sent. */
    boolean update() {
        noteUnmet();
        if (core.terms().term() == 0 || core.isEpochEnding()) {
            return false;
        }
        Optional<Suspicion> reason = reason();
        boolean sent = false;
        if (reason.isPresent()) {
            sent = suspect(reason.get());
        } else {
            endSuspicion();
        }
        arm();
        noteTrouble();
        return sent;
    }

    private void noteTrouble() {
        if (core.terms().pin().isPresent() && suspicion.isEmpty()) {
            troubledSince = NEVER;
        } else if (troubledSince == NEVER) {
            troubledSince = core.now();
        }
    }

    /** For how long there has been no leader, or only one that is suspected. */
    long troubledFor(long now) {
        return troubledSince == NEVER ? 0 : Math.max(0, now - troubledSince);
    }

    private Optional<Suspicion> reason() {
        long now = core.now();
        if (latched.isPresent() || !core.isValidator()) {
            // Heartbeats do not go to observers.
            return latched.filter(reason -> core.isValidator());
        }
        if (core.terms().pin().isEmpty()) {
            return now >= electionDeadline ? Optional.of(Suspicion.NO_LEADER) : Optional.empty();
        }
        noteWork();
        if (now >= expiry()) {
            return Optional.of(Suspicion.EXPIRY);
        }
        if (now >= silenceDeadline()) {
            return Optional.of(Suspicion.SILENCE);
        }
        return now >= progressDeadline() ? Optional.of(Suspicion.NO_PROGRESS) : Optional.empty();
    }

    private void noteUnmet() {
        if (!needsProgress()) {
            unmetSince = NEVER;
        } else if (unmetSince == NEVER) {
            unmetSince = core.now();
        }
    }

    /** For how long something has waited to be committed while nothing was, whoever led meanwhile. */
    long unmetFor(long now) {
        return unmetSince == NEVER ? 0 : Math.max(0, now - unmetSince);
    }

    private void noteWork() {
        if (!needsProgress()) {
            progressStart = NEVER;
        } else if (progressStart == NEVER) {
            progressStart = core.now();
        }
    }

    /** There is something to be committed, as far as this node knows. */
    private boolean needsProgress() {
        return core.duty().workPending || hasUncommitted();
    }

    /** A block was prepared here or by a quorum that is not final yet. */
    boolean hasUncommitted() {
        Rank tip = Rank.of(core.tree().tip());
        return core.durable().lastVoted().stream().anyMatch(voted -> Rank.of(voted).isAbove(tip))
                || core.votes().highestRank().isAbove(tip);
    }

    private long silenceDeadline() {
        return core.leadership().isLeading() ? NEVER : silenceStart + scaled(timing().silence());
    }

    private long progressDeadline() {
        return progressStart == NEVER ? NEVER : progressStart + scaled(timing().progress());
    }

    private long expiry() {
        Proof pin = core.terms().pin().orElseThrow();
        if (core.tree().tip().height() >= pin.base().block().height() + pin.ttlBlocks()) {
            return core.now();
        }
        // The leader itself ends in good order when its time is over; its own proof is the older one.
        return core.leadership().isLeading() ? NEVER : pinnedAt + pin.ttlMs() * 1_000_000;
    }

    private boolean suspect(Suspicion reason) {
        if (!suspicion.equals(Optional.of(reason))) {
            if (reason == Suspicion.SILENCE) {
                core.out().publish(new ConsensusEvent.HeartbeatTimeout(core.terms().term()));
            }
            core.out().publish(new ConsensusEvent.Suspected(core.terms().term(), reason));
            suspectedAt = suspicion.isPresent() ? suspectedAt : Long.MIN_VALUE;
            suspicion = Optional.of(reason);
        }
        boolean due = suspectedAt == Long.MIN_VALUE || core.now() >= suspectedAt + timing().repeatSuspect();
        if (!due || !core.maySuspect()) {
            return false;
        }
        suspectedAt = core.now();
        core.terms().suspect(reason);
        return true;
    }

    private void endSuspicion() {
        if (suspicion.isPresent()) {
            core.out().publish(new ConsensusEvent.SuspicionEnded(core.terms().term()));
            suspicion = Optional.empty();
        }
        suspectedAt = Long.MIN_VALUE;
    }

    /** When something will be looked at again. */
    long nextDeadline() {
        if (!core.isValidator()) {
            return NEVER;
        }
        long next = core.leadership().nextDeadline();
        if (suspicion.isPresent()) {
            return Math.min(next, suspectedAt == Long.MIN_VALUE ? NEVER : suspectedAt + timing().repeatSuspect());
        }
        if (core.terms().pin().isEmpty()) {
            return Math.min(next, electionDeadline);
        }
        return Math.min(next, Math.min(expiry(), Math.min(silenceDeadline(), progressDeadline())));
    }

    /** The timer runs to the earliest deadline; where that has moved back, it fires early and is set again. */
    private void arm() {
        long next = nextDeadline();
        if (next < armedFor) {
            armedFor = next;
            core.out().timer(TimerId.PACEMAKER, next - core.now());
        }
    }

    void onTimer() {
        armedFor = NEVER;
    }

    long electionStart() {
        return electionStart;
    }
}
