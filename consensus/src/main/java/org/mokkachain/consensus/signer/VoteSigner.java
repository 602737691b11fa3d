package org.mokkachain.consensus.signer;

import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.message.AppendStatement;
import org.mokkachain.consensus.message.Handover;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ReadIndexReply;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Hash;

/**
 * Signs for one validator, and is the only one to touch its key. Before it signs anything binding it looks into the
 * log, not into the state machine: the fact must be recorded there already and must not fall behind what was signed
 * before (after CometBFT's file-based signer and EIP-3076). A refusal is a bug of the caller, so it throws
 * {@link SafetyViolation}. Not thread-safe.
 */
public final class VoteSigner {
    private final Signer key;
    private final DurableState log;
    private Rank highestPrepare = new Rank(0, 0);
    private Rank highestCommit = new Rank(0, 0);
    private long signedEpoch = -1;

    public VoteSigner(Signer key, DurableState log) {
        this.key = key;
        this.log = log;
    }

    /** SUSPECT binds to nothing. */
    public Suspect suspect(Epoch epoch, int me, long term, Suspicion reason) {
        byte[] payload = Suspect.payload(epoch.chainId(), epoch.number(), term);
        return new Suspect(epoch.number(), term, me, reason, key.sign(payload));
    }

    /** HEARTBEAT binds to nothing, but only a leader sends it. */
    public Heartbeat heartbeat(Epoch epoch, int me, Proof proof, long sequence, Heartbeat.Tip tip) {
        require(proof.term() == log.ledTerm(), "a heartbeat of a term not led");
        Hash hash = proof.hash();
        byte[] payload = Heartbeat.payload(epoch.chainId(), epoch.number(), proof.term(), hash, sequence, tip);
        return new Heartbeat(epoch.number(), proof.term(), me, hash, sequence, tip, key.sign(payload));
    }

    /** HANDOVER binds to nothing. */
    public Handover handover(Epoch epoch, int me, long term, long finalHeight) {
        byte[] payload = Handover.payload(epoch.chainId(), epoch.number(), term, finalHeight);
        return new Handover(epoch.number(), term, me, finalHeight, key.sign(payload));
    }

    /** Answer to a read: not binding, but never given without a memory. */
    public ReadIndexReply readReply(Epoch epoch, int me, long nonce, Certificate highest, long committedHeight) {
        require(!log.isRejoining(), "a read answered without memory");
        long term = log.term();
        byte[] payload = ReadIndexReply.payload(epoch.chainId(), term, nonce, highest, committedHeight);
        return new ReadIndexReply(term, me, nonce, highest, committedHeight, key.sign(payload));
    }

    /** VOTE of {@code term}: once, before it is recorded, reporting what is recorded. */
    public VoteStatement vote(Epoch epoch, int me, long term, BlockReference report) {
        requireTerm(epoch, term);
        long voted = log.vote().map(v -> v.statement().term()).orElse(0L);
        require(term > voted, "a second vote in term " + term);
        require(report.term() < term, "a vote that reports its own term");
        require(reportsEnough(epoch, report), "a vote that conceals what is recorded");
        int candidate = epoch.candidate(term);
        byte[] payload = VoteStatement.payload(epoch.chainId(), term, candidate, report);
        return new VoteStatement(term, me, candidate, report, key.sign(payload));
    }

    private boolean reportsEnough(Epoch epoch, BlockReference report) {
        Rank rank = Rank.of(report);
        return switch (epoch.model()) {
            case BFT ->
                log.locked().map(c -> Rank.of(c.block())).stream().noneMatch(l -> l.isAbove(rank))
                        && !highestCommit(epoch).isAbove(rank);
            case CFT -> log.lastVoted().map(Rank::of).stream().noneMatch(l -> l.isAbove(rank));
        };
    }

    /** LEAD: the proof is recorded as led and pinned. */
    public LeadStatement lead(Epoch epoch, int me, Proof proof) {
        requireTerm(epoch, proof.term());
        require(log.ledTerm() == proof.term(), "a leadership that is not recorded");
        require(log.pin().stream().anyMatch(proof::equals), "a proof that is not the pinned one");
        Hash hash = proof.hash();
        byte[] payload = LeadStatement.payload(epoch.chainId(), epoch.number(), proof.term(), hash);
        return new LeadStatement(epoch.number(), proof.term(), me, hash, key.sign(payload));
    }

    /** APPEND: the block is the last one accepted, in the term led. */
    public AppendStatement append(Epoch epoch, int me, BlockReference block) {
        requireTerm(epoch, block.term());
        require(log.ledTerm() == block.term(), "a proposal in a term not led");
        requireAccepted(block);
        return new AppendStatement(block, me, key.sign(AppendStatement.payload(epoch.chainId(), block)));
    }

    /** PREPARE: the block is the last one accepted, its body recorded, the height above all signed in its term. */
    public BlockVote prepare(Epoch epoch, int me, BlockReference block) {
        requireTerm(epoch, block.term());
        requireAccepted(block);
        require(log.pin().stream().anyMatch(p -> p.term() == block.term()), "a block accepted without a leader");
        require(Rank.of(block).isAbove(highestPrepare(epoch)), "a second PREPARE at " + Rank.of(block));
        highestPrepare = Rank.of(block);
        return sign(Phase.PREPARE, epoch, me, block);
    }

    /** COMMIT: only in the current term, Byzantine model only, with a recorded lock that covers it. */
    public BlockVote commit(Epoch epoch, int me, BlockReference block) {
        requireTerm(epoch, block.term());
        require(epoch.model() == CrashModel.BFT, "a COMMIT in the crash model");
        Rank rank = Rank.of(block);
        require(
                log.locked().map(c -> Rank.of(c.block())).stream().anyMatch(l -> !rank.isAbove(l)),
                "a COMMIT without a recorded lock");
        if (rank.isAbove(highestCommit(epoch))) {
            highestCommit = rank;
        }
        return sign(Phase.COMMIT, epoch, me, block);
    }

    private BlockVote sign(Phase phase, Epoch epoch, int me, BlockReference block) {
        byte[] payload = Certificate.signedPayload(phase, epoch.chainId(), block);
        return new BlockVote(phase, block, me, key.sign(payload));
    }

    private Rank highestPrepare(Epoch epoch) {
        forgetOtherEpochs(epoch);
        return highestPrepare;
    }

    private Rank highestCommit(Epoch epoch) {
        forgetOtherEpochs(epoch);
        return highestCommit;
    }

    private void forgetOtherEpochs(Epoch epoch) {
        if (epoch.number() != signedEpoch) {
            require(epoch.number() > signedEpoch, "an epoch that is over");
            signedEpoch = epoch.number();
            highestPrepare = new Rank(0, 0);
            highestCommit = new Rank(0, 0);
        }
    }

    private void requireAccepted(BlockReference block) {
        require(log.lastVoted().stream().anyMatch(block::equals), "a block that is not the last accepted one");
        require(log.holds(block.hash()), "a block whose body is not recorded");
    }

    private void requireTerm(Epoch epoch, long term) {
        require(log.epoch() == epoch.number(), "a signature for epoch " + epoch.number());
        require(!log.isRejoining(), "a signature without memory");
        require(term >= log.term(), "a signature for term " + term + " after term " + log.term());
        require(term > log.forgottenTerm(), "a signature for the forgotten term " + term);
    }

    private static void require(boolean condition, String refused) {
        if (!condition) {
            throw new SafetyViolation("refused to sign " + refused);
        }
    }
}
