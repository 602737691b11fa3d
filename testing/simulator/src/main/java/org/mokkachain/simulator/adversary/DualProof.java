package org.mokkachain.simulator.adversary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * As leader it makes a second proof of leadership from other votes, with a lower base if it can, and shows it to some
 * before, instead of or after the first; with it goes an empty block on that base, and its votes for that block.
 */
final class DualProof implements Deed {
    private final Lair lair;
    private long term;
    private long mask;
    private Optional<Lead> second = Optional.empty();
    private List<ConsensusMessage> chain = List.of();

    DualProof(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        if (!(message instanceof Lead lead) || lead.statement().signer() != lair.me()) {
            return List.of(message);
        }
        if (lead.proof().term() != term) {
            prepare(lead);
        }
        List<ConsensusMessage> sent = new ArrayList<>();
        boolean otherSide = (mask >>> to & 1) == 1;
        if (!otherSide || second.isEmpty() || lair.chance().hits(0.3)) {
            sent.add(lead);
        }
        if (otherSide) {
            second.ifPresent(sent::add);
            sent.addAll(chain);
        }
        return sent;
    }

    /** Later everybody gets the second one as well. */
    @Override
    public List<ConsensusMessage> unprompted(int to) {
        List<ConsensusMessage> sent = new ArrayList<>();
        if (second.isPresent() && lair.chance().hits(0.3)) {
            sent.add(second.get());
            sent.addAll(chain);
        }
        return sent;
    }

    private void prepare(Lead lead) {
        term = lead.proof().term();
        mask = lair.chance().bits();
        second = Optional.empty();
        chain = List.of();
        int quorum = lair.epoch().quorum();
        List<Vote> votes = new ArrayList<>(lair.votesFor(term));
        if (votes.stream().noneMatch(vote -> vote.statement().signer() == lair.me())) {
            votes.add(ownVote(lair.epoch().rootCertificate()));
        }
        if (votes.size() < quorum) {
            return;
        }
        votes.sort(Comparator.comparing(vote -> Rank.of(vote.statement().report())));
        List<Vote> lowest = new ArrayList<>(votes.subList(0, quorum));
        Certificate base = lowest.getLast().certificate();
        lowest.sort(Comparator.comparingInt(vote -> vote.statement().signer()));
        List<VoteStatement> statements = lowest.stream().map(Vote::statement).toList();
        Proof proof = new Proof(
                term, lair.me(), statements, base, lair.limits().ttlBlocks(), lair.limits().ttlMs());
        Hash hash = proof.hash();
        if (hash.equals(lead.statement().proofHash())) {
            return;
        }
        byte[] payload = LeadStatement.payload(lair.epoch().chainId(), lair.epoch().number(), term, hash);
        LeadStatement statement = new LeadStatement(
                lair.epoch().number(), term, lair.me(), hash, lair.signer().sign(payload));
        second = Optional.of(new Lead(statement, proof, lead.entry()));
        chain = blocksOn(base, hash);
    }

    private Vote ownVote(Certificate report) {
        byte[] payload = VoteStatement.payload(lair.epoch().chainId(), term, lair.me(), report.block());
        VoteStatement statement =
                new VoteStatement(term, lair.me(), lair.me(), report.block(), lair.signer().sign(payload));
        return new Vote(statement, report, Optional.empty());
    }

    private List<ConsensusMessage> blocksOn(Certificate base, Hash proofHash) {
        List<ConsensusMessage> messages = new ArrayList<>();
        Optional<Header> parent = lair.header(base.block().hash());
        for (int i = 0; i < 3 && parent.isPresent(); i++) {
            ProposedBlock block = emptyBlock(parent.get(), proofHash);
            messages.add(lair.append(block));
            messages.add(lair.vote(Phase.PREPARE, block.reference()));
            messages.add(lair.vote(Phase.COMMIT, block.reference()));
            parent = Optional.of(block.header());
        }
        return messages;
    }

    private ProposedBlock emptyBlock(Header parent, Hash proofHash) {
        Bytes body = Block.encodeBody(List.of());
        Header header = new Header(
                parent.version(),
                parent.chainId(),
                parent.epoch(),
                parent.height() + 1,
                term,
                lair.me(),
                parent.hash(),
                proofHash,
                Block.transactionsRoot(List.of()),
                parent.stateRoot(),
                Block.transactionsRoot(List.of()),
                parent.nextValidatorSetHash(),
                parent.nextValidatorSetHash(),
                parent.timestampMs() + 1,
                0,
                body.length());
        return new ProposedBlock(header, body);
    }
}
