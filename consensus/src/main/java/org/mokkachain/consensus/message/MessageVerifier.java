package org.mokkachain.consensus.message;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.crypto.SignatureCache;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Hash;

/**
 * Checks everything about a message that needs no state but the epoch: all signatures, also those inside, and what
 * certificates and proofs must have in common. Pure and thread-safe: it runs outside the state machine, on as many
 * threads as there are. Make one per epoch, over a {@link SignatureCache} that lives longer.
 */
public final class MessageVerifier {
    private final Epoch epoch;
    private final ProofLimits limits;
    private final SignatureVerifier signatures;

    public MessageVerifier(Epoch epoch, ProofLimits limits, SignatureVerifier signatures) {
        this.epoch = epoch;
        this.limits = limits;
        this.signatures = signatures;
    }

    public Epoch epoch() {
        return epoch;
    }

    /** Checks one message. */
    public Verification verify(ConsensusMessage message) {
        Optional<Long> bound = epochOf(message);
        if (bound.isPresent() && bound.get() != epoch.number()) {
            return new Verification.OtherEpoch(bound.get());
        }
        return isValid(message)
                ? new Verification.Accepted(new Verified<>(message, epoch.number()))
                : new Verification.Refused("invalid " + message.getClass().getSimpleName());
    }

    /** The epoch whose validators the message needs; none if it proves itself or proves nothing. */
    private static Optional<Long> epochOf(ConsensusMessage message) {
        return switch (message) {
            case Suspect m -> Optional.of(m.epoch());
            case TermEntry m -> Optional.of(m.epoch());
            case Vote m -> Optional.of(m.statement().epoch());
            case Lead m -> Optional.of(m.statement().epoch());
            case Append m -> Optional.of(m.statement().epoch());
            case BlockVote m -> Optional.of(m.epoch());
            case Heartbeat m -> Optional.of(m.epoch());
            case Handover m -> Optional.of(m.epoch());
            case CertificateNotice m -> Optional.of(m.certificate().block().epoch());
            case RangeReply m when !m.blocks().isEmpty() ->
                Optional.of(m.blocks().getFirst().block().header().epoch());
            case RangeReply m -> Optional.empty();
            case ReadIndexReply m -> Optional.of(m.epoch());
            case EvidenceNotice m -> Optional.of(m.evidence().epoch());
            case Status m -> Optional.empty();
            case GetBlocks m -> Optional.empty();
            case BlocksReply m -> Optional.empty();
            case GetRange m -> Optional.empty();
            case ReadIndex m -> Optional.empty();
        };
    }

    private boolean isValid(ConsensusMessage message) {
        return switch (message) {
            case Suspect m -> isSigned(m);
            case TermEntry m -> isValidEntry(m);
            case Vote m -> isValidVote(m);
            case Lead m -> isValidLead(m);
            case Append m -> m.block().header().chainId().equals(epoch.chainId()) && isSigned(m.statement());
            case BlockVote m -> isSigned(m);
            case Heartbeat m -> isSigned(m);
            case Handover m -> m.signer() == epoch.candidate(m.term()) && isSigned(m);
            case CertificateNotice m -> isCertified(m.certificate());
            case RangeReply m -> isValidRange(m);
            case ReadIndexReply m -> isSigned(m) && isValidHighest(m.highest());
            case EvidenceNotice m -> isValidEvidence(m.evidence());
            case Status m -> isValidStatus(m);
            case GetBlocks m -> true;
            case BlocksReply m -> true;
            case GetRange m -> true;
            case ReadIndex m -> true;
        };
    }

    private boolean isSigned(Signed signed) {
        return signed.epoch() == epoch.number()
                && epoch.validators().contains(signed.signer())
                && signatures.verify(
                        epoch.key(signed.signer()), signed.payload(epoch.chainId()), signed.signature());
    }

    private boolean isCertified(Certificate certificate) {
        return certificate.block().epoch() == epoch.number()
                && certificate.isValid(epoch.chainId(), epoch.validators(), epoch.model(), signatures);
    }

    /** A lock: a certificate of PREPAREs, or the implicit one of the root. */
    private boolean isLock(Certificate certificate) {
        return certificate.equals(epoch.rootCertificate())
                || certificate.phase() == Phase.PREPARE && certificate.block().term() > 0 && isCertified(certificate);
    }

    /** What votes and read replies report: in the Byzantine model a lock, else just a name. */
    private boolean isValidHighest(Certificate certificate) {
        return switch (epoch.model()) {
            case BFT -> isLock(certificate);
            case CFT ->
                certificate.signatures().isEmpty()
                        && certificate.phase() == Phase.PREPARE
                        && (certificate.block().term() > 0 || certificate.equals(epoch.rootCertificate()));
        };
    }

    private boolean isValidVote(Vote vote) {
        return isValidStatement(vote.statement(), vote.statement().term())
                && isValidHighest(vote.certificate())
                && hasHeaderAsNeeded(vote);
    }

    private boolean hasHeaderAsNeeded(Vote vote) {
        BlockReference report = vote.statement().report();
        boolean needed = epoch.model() == CrashModel.CFT && report.term() > 0;
        return vote.header().isPresent() == needed
                && vote.header().stream().allMatch(h -> BlockReference.of(h).equals(report));
    }

    private boolean isValidStatement(VoteStatement vote, long term) {
        return vote.term() == term
                && vote.candidate() == epoch.candidate(term)
                && vote.report().term() < term
                && isSigned(vote);
    }

    private boolean isValidLead(Lead lead) {
        LeadStatement statement = lead.statement();
        Proof proof = lead.proof();
        return statement.term() == proof.term()
                && statement.epoch() == proof.epoch()
                && statement.signer() == proof.leader()
                && statement.proofHash().equals(proof.hash())
                && lead.entry().term() == proof.term()
                && lead.entry().epoch() == proof.epoch()
                && isSigned(statement)
                && isValidProof(proof)
                && isValidEntry(lead.entry());
    }

    /** Whether the proof entitles its leader to its term: votes of a quorum, and the highest block they report. */
    public boolean isValidProof(Proof proof) {
        return proof.epoch() == epoch.number()
                && proof.leader() == epoch.candidate(proof.term())
                && proof.ttlBlocks() == limits.ttlBlocks()
                && proof.ttlMs() == limits.ttlMs()
                && proof.votes().size() >= epoch.quorum()
                && isHighest(proof)
                && isValidHighest(proof.base())
                && proof.votes().stream().allMatch(vote -> isValidStatement(vote, proof.term()));
    }

    private static boolean isHighest(Proof proof) {
        return proof.votes().stream()
                        .noneMatch(vote -> Rank.of(vote.report())
                                .isAbove(proof.baseRank()))
                && proof.votes().stream()
                        .anyMatch(vote -> vote.report().equals(proof.base().block()));
    }

    private boolean isValidEntry(TermEntry entry) {
        if (entry.epoch() != epoch.number()) {
            return false;
        }
        if (entry.term() == 1) {
            return true;
        }
        byte[] payload = Suspect.payload(epoch.chainId(), entry.epoch(), entry.term() - 1);
        return entry.suspects().size() >= epoch.quorum()
                && entry.suspects().stream()
                        .allMatch(s -> epoch.validators().contains(s.signer())
                                && signatures.verify(epoch.key(s.signer()), payload, s.signature()));
    }

    private boolean isValidEvidence(Evidence evidence) {
        return evidence.convicts() && isSigned(evidence.first()) && isSigned(evidence.second());
    }

    private boolean isValidStatus(Status status) {
        return status.epoch() != epoch.number() || status.seenFromYou().stream().allMatch(this::isSigned);
    }

    private boolean isValidRange(RangeReply range) {
        List<FinalBlock> blocks = range.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            FinalBlock block = blocks.get(i);
            var header = block.block().header();
            Hash hash = block.block().hash();
            boolean linked = i + 1 == blocks.size()
                    || blocks.get(i + 1).block().header().parentHash().equals(hash);
            boolean placed = header.height() == range.fromHeight() + i
                    && header.epoch() == epoch.number()
                    && header.chainId().equals(epoch.chainId());
            if (!linked || !placed || !block.proof().map(p -> isValidProof(p, hash)).orElse(i + 1 < blocks.size())) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code proof} shows that the block {@code hash} of this epoch is final. */
    public boolean isValidProof(FinalityProof proof, Hash hash) {
        return proof.leadsFrom(hash)
                && proof.certificate().isCommit(epoch.model())
                && isCertified(proof.certificate());
    }
}
