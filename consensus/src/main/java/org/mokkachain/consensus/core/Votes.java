package org.mokkachain.consensus.core;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.signer.SafetyViolation;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;

/**
 * Counts PREPAREs and COMMITs, knows the highest certificate, and sends this node's COMMITs. Bounded: votes outside the
 * window of terms and heights are not kept, and above the limit the lowest slots are dropped; votes can be had again.
 */
final class Votes {
    private static final int MAX_SLOTS = 256;

    private final Core core;
    private final Epoch epoch;
    private final NavigableMap<Rank, Slot> slots = new TreeMap<>();
    private Certificate highest;

    Votes(Core core) {
        this.core = core;
        this.epoch = core.epoch();
        this.highest = core.durable().locked().orElse(epoch.rootCertificate());
        if (highest.block().term() > 0) {
            slot(Rank.of(highest.block())).prepared = Optional.of(highest);
        }
    }

    /** highQC: the highest certificate of PREPAREs known. */
    Certificate highest() {
        return highest;
    }

    Rank highestRank() {
        return Rank.of(highest.block());
    }

    void onVote(BlockVote vote) {
        if (!isInWindow(vote.block()) || vote.phase() == Phase.COMMIT && epoch.model() == CrashModel.CFT) {
            return;
        }
        Slot slot = slot(Rank.of(vote.block()));
        Optional<BlockVote> first = slot.get(vote.phase(), vote.signer());
        if (first.isPresent()) {
            if (!first.get().block().equals(vote.block())) {
                core.witness().convict(first.get(), vote);
            }
            return;
        }
        slot.put(vote);
        if (slot.count(vote.phase(), vote.block()) == epoch.quorum()) {
            onCertificate(slot.certificate(vote.phase(), vote.block(), epoch.quorum()));
        }
    }

    private boolean isInWindow(BlockReference block) {
        BlockReference tip = core.tree().tip();
        long base = core.terms().pin().map(p -> p.base().block().height()).orElse(0L);
        long limit = Math.max(tip.height(), base) + 2L * core.settings().window();
        return block.height() > tip.height()
                && block.height() <= limit
                && block.term() >= Math.max(tip.term(), 1)
                && block.term() <= core.terms().term() + 1;
    }

    private Slot slot(Rank rank) {
        Slot slot = slots.computeIfAbsent(rank, r -> new Slot(epoch.size(), core.now()));
        while (slots.size() > MAX_SLOTS && slots.firstEntry().getValue() != slot) {
            slots.pollFirstEntry();
        }
        return slot;
    }

    /** Learns a certificate, made of votes counted here or received. */
    void onCertificate(Certificate certificate) {
        convictSigners(certificate);
        if (certificate.phase() == Phase.PREPARE) {
            onPrepared(certificate);
        }
        if (certificate.isCommit(epoch.model())) {
            core.committer().learn(new FinalityProof(List.of(), certificate), certificate.block());
        }
    }

    /** Who signed the certificate and something else here has contradicted itself. */
    private void convictSigners(Certificate certificate) {
        Slot slot = slots.get(Rank.of(certificate.block()));
        if (slot == null) {
            return;
        }
        for (SignerSignature signed : certificate.signatures()) {
            slot.get(certificate.phase(), signed.signer())
                    .filter(vote -> !vote.block().equals(certificate.block()))
                    .ifPresent(vote -> core.witness()
                            .convict(vote, new BlockVote(
                                    certificate.phase(), certificate.block(), signed.signer(), signed.signature())));
        }
    }

    private void onPrepared(Certificate certificate) {
        BlockReference block = certificate.block();
        if (block.height() > core.tree().tip().height() && isInWindow(block)) {
            Slot slot = slot(Rank.of(block));
            if (slot.prepared.isPresent() && !slot.prepared.get().block().equals(block)) {
                throw new SafetyViolation("two certificates at " + Rank.of(block) + ": "
                        + slot.prepared.get().block().hash() + " and " + block.hash());
            }
            if (slot.prepared.isEmpty()) {
                slot.prepared = Optional.of(certificate);
                core.out().publish(new ConsensusEvent.Acknowledged(block));
            }
        }
        raise(certificate);
    }

    /** The highest certificate may have come before its term: now it can be committed. */
    void onTermEntered() {
        BlockReference block = highest.block();
        if (block.term() == core.terms().term() && block.height() > core.tree().tip().height()) {
            slot(Rank.of(block)).prepared = Optional.of(highest);
        }
    }

    /** updateHighQC: monotone, from any term; never causes a COMMIT for an old term. */
    void raise(Certificate certificate) {
        if (certificate.phase() == Phase.PREPARE && Rank.of(certificate.block()).isAbove(highestRank())) {
            highest = certificate;
        }
    }

    /** Learns what a peer reports; in the crash model that is only a name. */
    void onReported(Certificate certificate) {
        if (epoch.model() == CrashModel.BFT) {
            raise(certificate);
        }
    }

    /** Whether a quorum is known to have prepared this very block. */
    boolean isPrepared(BlockReference block) {
        Slot slot = slots.get(Rank.of(block));
        return highest.block().equals(block)
                || slot != null
                        && slot.prepared.stream().anyMatch(c -> c.block().equals(block));
    }

    /** Sends the COMMITs that are due; whether there were any. */
    boolean advance() {
        if (epoch.model() == CrashModel.CFT || !core.maySign()) {
            return false;
        }
        long term = core.terms().term();
        boolean sent = false;
        for (Map.Entry<Rank, Slot> entry :
                slots.tailMap(new Rank(term, 0), true).entrySet()) {
            Slot slot = entry.getValue();
            if (entry.getKey().term() > term) {
                break;
            }
            if (!slot.commitSent && slot.prepared.isPresent() && commit(slot, slot.prepared.get())) {
                sent = true;
            }
        }
        return sent;
    }

    private boolean commit(Slot slot, Certificate certificate) {
        BlockReference block = certificate.block();
        if (block.height() <= core.tree().tip().height()
                || block.term() <= core.durable().forgottenTerm()
                || !core.checker().isValid(block.hash(), true)) {
            return false;
        }
        slot.commitSent = true;
        persistLock();
        core.out().broadcastAndDeliver(core.signer().commit(epoch, core.me(), block));
        return true;
    }

    /** Makes the highest certificate durable if it is not yet. */
    void persistLock() {
        Rank durable = core.durable()
                .locked()
                .map(c -> Rank.of(c.block()))
                .orElse(new Rank(0, epoch.root().height()));
        if (highestRank().isAbove(durable)) {
            core.out().persist(new LogRecord.Locked(highest));
        }
    }

    /** Drops what can never matter again. */
    void prune() {
        BlockReference tip = core.tree().tip();
        slots.entrySet()
                .removeIf(e -> e.getKey().height() <= tip.height() || e.getKey().term() < tip.term());
    }

    /** The slots of a term from the lowest height on, for repair. */
    NavigableMap<Rank, Slot> ofTerm(long term) {
        return slots.subMap(new Rank(term, 0), true, new Rank(term + 1, 0), false);
    }

    Optional<Slot> at(BlockReference block) {
        return Optional.ofNullable(slots.get(Rank.of(block)));
    }

    int size() {
        return slots.size();
    }

    /** What this node reports when it votes: its lock, or in the crash model the last block it accepted. */
    Certificate report() {
        return switch (epoch.model()) {
            case BFT -> highest;
            case CFT -> new Certificate(Phase.PREPARE, lastAccepted(), List.of());
        };
    }

    /** A final block counts as accepted, even if it was learnt and not voted for. */
    BlockReference lastAccepted() {
        BlockReference tip = core.tree().tip();
        return core.durable()
                .lastVoted()
                .filter(voted -> Rank.of(voted).isAbove(Rank.of(tip)))
                .orElse(tip);
    }
}
