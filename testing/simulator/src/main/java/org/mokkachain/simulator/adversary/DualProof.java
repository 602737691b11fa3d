package org.mokkachain.simulator.adversary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.value.Hash;

/**
 * As leader it makes a second proof of leadership from other votes, with a lower base if it can, and shows it to some
 * before, instead of or after the first; with it goes a chain of empty blocks on that base, which grows above the first
 * one, and its votes for them.
 */
final class DualProof implements Deed {
    private final Lair lair;
    private long term;
    private long mask;
    private Optional<Lead> first = Optional.empty();
    private Optional<Lead> second = Optional.empty();
    private Optional<ForkedChain> chain = Optional.empty();
    private boolean hidesFirst;
    private long highest;

    DualProof(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        if (message instanceof Append append) {
            highest = append.statement().block().height();
        }
        if (!(message instanceof Lead lead) || lead.statement().signer() != lair.me()) {
            return List.of(message);
        }
        if (lead.proof().term() != term) {
            prepare(lead);
        }
        List<ConsensusMessage> sent = new ArrayList<>();
        boolean otherSide = hidesFirst || (mask >>> to & 1) == 1;
        if (second.isEmpty() || !hidesFirst && (!otherSide || lair.chance().hits(0.3))) {
            sent.add(lead);
        }
        if (otherSide) {
            addSecond(sent);
        }
        return sent;
    }

    /** Later everybody gets both, in any order. */
    @Override
    public List<ConsensusMessage> unprompted(int to) {
        List<ConsensusMessage> sent = new ArrayList<>();
        if (second.isPresent() && lair.chance().hits(0.3)) {
            addSecond(sent);
        }
        if (second.isPresent() && lair.chance().hits(0.2)) {
            first.ifPresent(sent::add);
        }
        return sent;
    }

    private void addSecond(List<ConsensusMessage> sent) {
        second.ifPresent(sent::add);
        chain.ifPresent(fork -> sent.addAll(fork.above(highest)));
    }

    private void prepare(Lead lead) {
        term = lead.proof().term();
        mask = lair.chance().bits();
        first = Optional.of(lead);
        second = Optional.empty();
        chain = Optional.empty();
        hidesFirst = lair.chance().hits(0.3);
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
        highest = base.block().height();
        chain = lair.header(base.block().hash()).map(parent -> new ForkedChain(lair, term, hash, parent));
    }

    private Vote ownVote(Certificate report) {
        byte[] payload = VoteStatement.payload(lair.epoch().chainId(), term, lair.me(), report.block());
        VoteStatement statement =
                new VoteStatement(term, lair.me(), lair.me(), report.block(), lair.signer().sign(payload));
        return new Vote(statement, report, Optional.empty());
    }
}
