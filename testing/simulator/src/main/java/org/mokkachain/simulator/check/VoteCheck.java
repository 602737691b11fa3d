package org.mokkachain.simulator.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.Signed;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/** I4, I5, I6, I8 and I9: what honest validators sign, compared with what they signed before and with their disks. */
final class VoteCheck {
    private record TermOf(int host, long epoch, long term) {}

    private record SlotOf(int host, Phase phase, long epoch, Rank rank) {}

    private record Suspected(long epoch, long term) {}

    private final Blocks blocks;
    private final Map<SlotOf, Hash> signed = new HashMap<>();
    private final Map<TermOf, Long> highest = new HashMap<>();
    private final Map<TermOf, Hash> proofs = new HashMap<>();
    private final Map<TermOf, VoteStatement> votes = new HashMap<>();
    private final Map<TermOf, Hash> leads = new HashMap<>();
    /** Proposals of honest leaders. */
    private final Set<BlockReference> proposed = new HashSet<>();
    private final Map<Integer, long[]> votedTerm = new HashMap<>();
    private final Map<Integer, long[]> signedTerm = new HashMap<>();
    private final Map<Suspected, Long> suspects = new HashMap<>();
    private final Map<BlockReference, Long> holders = new HashMap<>();
    private final LeadershipCheck leaderships;
    private final Disks disks;

    VoteCheck(Blocks blocks, LeadershipCheck leaderships, Disks disks) {
        this.blocks = blocks;
        this.leaderships = leaderships;
        this.disks = disks;
    }

    /** How many honest validators have prepared the block: have said so, or have it on their disks. */
    int holders(BlockReference block) {
        return Long.bitCount(holders.getOrDefault(block, 0L) | disks.holders(block));
    }

    /** An honest validator sends something; {@code own} says what it has signed itself. */
    void sent(int host, Predicate<Signed> own, ConsensusMessage message, DurableState disk) {
        switch (message) {
            case BlockVote vote when own.test(vote) -> onVote(host, vote, disk);
            case Vote vote when own.test(vote.statement()) -> onCandidateVote(host, vote, disk);
            case Lead lead when own.test(lead.statement()) -> onLead(host, lead, disk);
            case Append append when own.test(append.statement()) ->
                onProposal(host, append.statement().block(), disk);
            case ConsensusMessage m -> {
                // Binds nobody.
            }
        }
    }

    /** An honest validator suspects a leader: it counts its own suspicion before it sends it. */
    void suspected(Suspect suspect) {
        suspects.merge(new Suspected(suspect.epoch(), suspect.term()), 1L << suspect.signer(), (a, b) -> a | b);
    }

    private void onVote(int host, BlockVote vote, DurableState disk) {
        BlockReference block = vote.block();
        SlotOf slot = new SlotOf(host, vote.phase(), block.epoch(), Rank.of(block));
        Hash known = signed.putIfAbsent(slot, block.hash());
        Violation.unless(
                known == null || known.equals(block.hash()), () -> "I4: v" + host + " signs a second block in " + slot);
        if (known != null) {
            return;
        }
        Violation.unless(
                block.term() >= voted(host, block.epoch()),
                () -> "I4: v" + host + " signs " + vote.phase() + " in an old term: " + block);
        noteTerm(host, block.epoch(), block.term());
        switch (vote.phase()) {
            case PREPARE -> onPrepare(host, block, disk);
            case COMMIT ->
                Violation.unless(
                        disk.locked().stream()
                                .anyMatch(c -> !Rank.of(block).isAbove(Rank.of(c.block()))),
                        () -> "I6: v" + host + " sends COMMIT without a durable lock: " + block);
        }
    }

    private void onPrepare(int host, BlockReference block, DurableState disk) {
        TermOf term = new TermOf(host, block.epoch(), block.term());
        Long before = highest.put(term, block.height());
        Violation.unless(
                before == null || block.height() > before, () -> "I4: v" + host + " prepares a lower height: " + block);
        Violation.unless(
                disk.hasPrepared(block),
                () -> "I6: v" + host + " sends PREPARE that is not on its disk: " + block);
        Violation.unless(
                disk.pin().stream().anyMatch(pin -> pin.term() >= block.term()),
                () -> "I6: v" + host + " sends PREPARE without a durable proof of leadership: " + block);
        disk.pin()
                .filter(pin -> pin.term() == block.term())
                .ifPresent(pin -> leaderships.prepared(host, block, pin, before == null));
        holders.merge(block, 1L << host, (a, b) -> a | b);
        blocks.header(block.hash()).map(Header::proofHash).ifPresent(proof -> {
            Hash first = proofs.putIfAbsent(term, proof);
            Violation.unless(
                    first == null || first.equals(proof),
                    () -> "I9: v" + host + " accepts blocks of two proofs in " + term);
        });
    }

    private void onCandidateVote(int host, Vote vote, DurableState disk) {
        VoteStatement statement = vote.statement();
        VoteStatement first =
                votes.putIfAbsent(new TermOf(host, statement.epoch(), statement.term()), statement);
        Violation.unless(
                first == null || first.equals(statement),
                () -> "I4: v" + host + " votes twice: " + first + " " + statement);
        if (first != null) {
            return;
        }
        // One sync may have covered a later vote as well.
        Violation.unless(
                disk.vote().stream()
                        .anyMatch(v -> v.equals(vote) || v.statement().term() > statement.term()),
                () -> "I6: v" + host + " sends a VOTE that is not on its disk");
        Violation.unless(
                statement.term() > voted(host, statement.epoch()), () -> "I4: v" + host + " votes in an old term");
        long[] signed = signedTerm.getOrDefault(host, new long[] {0, 0});
        Violation.unless(
                statement.term() >= signed[1] || statement.epoch() > signed[0],
                () -> "I5: v" + host + " votes in a term below one it has signed in: " + statement);
        votedTerm.put(host, new long[] {statement.epoch(), statement.term()});
    }

    private long voted(int host, long epoch) {
        long[] voted = votedTerm.get(host);
        return voted == null || voted[0] != epoch ? 0 : voted[1];
    }

    private void noteTerm(int host, long epoch, long term) {
        long[] known = signedTerm.get(host);
        if (known == null || epoch > known[0] || epoch == known[0] && term > known[1]) {
            signedTerm.put(host, new long[] {epoch, term});
        }
    }

    private void onProposal(int host, BlockReference block, DurableState disk) {
        // Who lost its log may pass on what others know of it: it says nothing new.
        if (proposed.add(block)) {
            Violation.unless(disk.hasPrepared(block), () -> "I6: v" + host + " proposes what is not on its disk");
        }
    }

    private void onLead(int host, Lead lead, DurableState disk) {
        long term = lead.proof().term();
        Hash hash = lead.statement().proofHash();
        Hash first = leads.putIfAbsent(new TermOf(host, lead.proof().epoch(), term), hash);
        Violation.unless(
                first == null || first.equals(hash),
                () -> "I9: v" + host + " leads by two proofs in term " + term);
        Violation.unless(
                first != null || disk.ledTerm() >= term && disk.pin().stream().anyMatch(p -> p.term() >= term),
                () -> "I6: v" + host + " leads without a durable record of it");
    }

    /** I8. */
    void termStarted(int host, long epoch, long term, int needed) {
        int suspicious = Long.bitCount(suspects.getOrDefault(new Suspected(epoch, term - 1), 0L));
        Violation.unless(
                term == 1 || suspicious >= needed,
                () -> "I8: v" + host + " enters term " + term + " although only " + suspicious
                        + " honest suspected the leader");
    }

    /** I5: what a validator remembers after a restart; one that knows that it forgot something may. */
    void restarted(int host, DurableState memory) {
        if (memory.isRejoining() || memory.born().isEmpty()) {
            return;
        }
        long[] known = signedTerm.get(host);
        Violation.unless(
                known == null || memory.epoch() != known[0] || memory.term() >= known[1],
                () -> "I5: v" + host + " comes back in term " + memory.term() + ", but has signed in a later one");
    }
}
