package org.mokkachain.consensus.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.AppendStatement;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.EvidenceNotice;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/**
 * Makes a liar of an honest node: what it sends is twisted on the way, what would betray it to itself is kept from it.
 * Half of the others (those with an odd index) are told another story where the strategy is to tell two.
 */
final class Mischief {
    enum Strategy {
        /** Two blocks for a height, one for each half, and votes for both. */
        EQUIVOCATE,
        /** Two proofs of leadership, from different votes, and blocks under each. */
        TWO_PROOFS,
        /** Votes for blocks that do not exist as well. */
        DOUBLE_VOTE,
        /** Conceals its lock when it votes. */
        CONCEAL,
        /** Leads, but shows its blocks to one other validator only. */
        WITHHOLD,
        /** Proposes blocks with a wrong state. */
        INVALID,
        /** Leads and proposes nothing. */
        IDLE
    }

    private final Strategy strategy;
    private final Epoch epoch;
    private final int me;
    private final Map<Hash, ProposedBlock> twins = new HashMap<>();
    private final Map<Long, TreeMap<Integer, Vote>> votes = new HashMap<>();
    private final Map<Hash, Proof> otherProofs = new HashMap<>();

    Mischief(Strategy strategy, Epoch epoch, int me) {
        this.strategy = strategy;
        this.epoch = epoch;
        this.me = me;
    }

    /** A message that would tell the node that its key is used elsewhere. */
    boolean betrays(ConsensusMessage message) {
        return switch (message) {
            case BlockVote m -> m.signer() == me;
            case Append m -> m.statement().signer() == me;
            case Lead m -> m.statement().signer() == me;
            case EvidenceNotice m -> true;
            default -> false;
        };
    }

    ConsensusMessage receive(ConsensusMessage message) {
        if (message instanceof Vote vote) {
            votes.computeIfAbsent(vote.statement().term(), t -> new TreeMap<>())
                    .put(vote.statement().signer(), vote);
        }
        if (message instanceof Status s) {
            return new Status(
                    s.epoch(),
                    s.term(),
                    s.suspectedTerm(),
                    s.proofHash(),
                    s.lastVoted(),
                    s.highest(),
                    s.committedHeight(),
                    s.rejoinAbove(),
                    List.of());
        }
        return message;
    }

    /** What really goes to {@code to}. */
    List<ConsensusMessage> send(int to, ConsensusMessage message) {
        boolean odd = to % 2 == 1;
        return switch (strategy) {
            case EQUIVOCATE -> odd ? List.of(equivocate(message)) : List.of(message);
            case TWO_PROOFS -> odd ? List.of(otherProof(message)) : List.of(message);
            case DOUBLE_VOTE -> doubleVote(message);
            case CONCEAL -> List.of(conceal(message));
            case WITHHOLD -> message instanceof Append && to != (me + 1) % epoch.size() ? List.of() : List.of(message);
            case INVALID -> List.of(message instanceof Append a ? sign(wrong(a.block())) : message);
            case IDLE -> message instanceof Append ? List.of() : List.of(message);
        };
    }

    private ConsensusMessage equivocate(ConsensusMessage message) {
        if (message instanceof Append append && append.statement().signer() == me) {
            return sign(twin(append.block()));
        }
        if (message instanceof BlockVote vote && vote.signer() == me) {
            ProposedBlock twin = twins.get(vote.block().hash());
            return twin == null ? message : vote(vote, twin.reference());
        }
        return message;
    }

    private ProposedBlock twin(ProposedBlock block) {
        return twins.computeIfAbsent(block.hash(), h -> {
            Header header = block.header();
            ProposedBlock parent = twins.get(header.parentHash());
            Hash parentHash = parent == null ? header.parentHash() : parent.hash();
            return changed(block, parentHash, header.proofHash(), header.stateRoot());
        });
    }

    private static ProposedBlock changed(ProposedBlock block, Hash parent, Hash proof, Hash state) {
        Header h = block.header();
        return new ProposedBlock(
                new Header(
                        h.version(), h.chainId(), h.epoch(), h.height(), h.term(), h.proposer(), parent, proof,
                        h.txRoot(), state, h.receiptsRoot(), h.validatorSetHash(), h.nextValidatorSetHash(),
                        h.timestampMs() + 1, h.txCount(), h.bodyBytes()),
                block.body());
    }

    private ProposedBlock wrong(ProposedBlock block) {
        Header h = block.header();
        return h.proposer() == me ? changed(block, h.parentHash(), h.proofHash(), h.txRoot()) : block;
    }

    private Append sign(ProposedBlock block) {
        int signer = block.header().proposer();
        byte[] payload = AppendStatement.payload(epoch.chainId(), block.reference());
        var signature = KeyedSignatures.sign(epoch.key(signer), payload);
        return new Append(new AppendStatement(block.reference(), signer, signature), block);
    }

    private BlockVote vote(BlockVote vote, BlockReference block) {
        byte[] payload = Certificate.signedPayload(vote.phase(), epoch.chainId(), block);
        return new BlockVote(vote.phase(), block, me, KeyedSignatures.sign(epoch.key(me), payload));
    }

    private List<ConsensusMessage> doubleVote(ConsensusMessage message) {
        if (message instanceof BlockVote vote && vote.signer() == me) {
            BlockReference b = vote.block();
            BlockReference other = new BlockReference(
                    b.epoch(), b.term(), b.height(), Sha256.hash(b.hash().toBytes()));
            return List.of(vote(vote, other), message);
        }
        return List.of(message);
    }

    private ConsensusMessage conceal(ConsensusMessage message) {
        if (!(message instanceof Vote vote) || vote.statement().signer() != me) {
            return message;
        }
        VoteStatement s = vote.statement();
        byte[] payload = VoteStatement.payload(epoch.chainId(), s.term(), s.candidate(), epoch.root());
        VoteStatement lie = new VoteStatement(
                s.term(), me, s.candidate(), epoch.root(), KeyedSignatures.sign(epoch.key(me), payload));
        return new Vote(lie, epoch.rootCertificate(), Optional.empty());
    }

    private ConsensusMessage otherProof(ConsensusMessage message) {
        if (message instanceof Lead lead && lead.statement().signer() == me) {
            Proof other = otherProofs.computeIfAbsent(lead.statement().proofHash(), h -> alternative(lead.proof()));
            byte[] payload = LeadStatement.payload(epoch.chainId(), epoch.number(), other.term(), other.hash());
            LeadStatement statement = new LeadStatement(
                    epoch.number(), other.term(), me, other.hash(), KeyedSignatures.sign(epoch.key(me), payload));
            return new Lead(statement, other, lead.entry());
        }
        if (message instanceof Append append && append.statement().signer() == me) {
            return sign(underOtherProof(append.block()));
        }
        if (message instanceof BlockVote vote && vote.signer() == me) {
            ProposedBlock twin = twins.get(vote.block().hash());
            return twin == null ? message : vote(vote, twin.reference());
        }
        if (message instanceof Heartbeat h && h.signer() == me && otherProofs.containsKey(h.proofHash())) {
            Hash proof = otherProofs.get(h.proofHash()).hash();
            byte[] payload = Heartbeat.payload(epoch.chainId(), h.epoch(), h.term(), proof, h.sequence(), h.tip());
            var signature = KeyedSignatures.sign(epoch.key(me), payload);
            return new Heartbeat(h.epoch(), h.term(), me, proof, h.sequence(), h.tip(), signature);
        }
        return message;
    }

    private ProposedBlock underOtherProof(ProposedBlock block) {
        return twins.computeIfAbsent(block.hash(), h -> {
            Header header = block.header();
            ProposedBlock parent = twins.get(header.parentHash());
            Proof proof = otherProofs.get(header.proofHash());
            Hash parentHash = parent == null ? header.parentHash() : parent.hash();
            return changed(
                    block, parentHash, proof == null ? header.proofHash() : proof.hash(), header.stateRoot());
        });
    }

    /** A proof from the latest votes instead of the first; where they report something lower, from there. */
    private Proof alternative(Proof proof) {
        List<Vote> all = new ArrayList<>(votes.getOrDefault(proof.term(), new TreeMap<>()).values());
        if (all.size() < epoch.quorum()) {
            return proof;
        }
        List<Vote> last = all.subList(all.size() - epoch.quorum(), all.size());
        Vote best = last.stream()
                .max(Comparator.comparing(
                        v -> Rank.of(v.statement().report())))
                .orElseThrow();
        return new Proof(
                proof.term(), me, last.stream().map(Vote::statement).toList(), best.certificate(), proof.ttlBlocks(),
                proof.ttlMs());
    }
}
