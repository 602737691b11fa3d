package org.mokkachain.simulator.adversary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.AppendStatement;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Hash;

/** What a villain knows and can do: it signs with its own key only, but whatever it likes. */
final class Lair {
    private static final int REMEMBERED = 256;

    private final Signer signer;
    private final ProofLimits limits;
    private final Chance chance;
    private final Map<Hash, Header> headers = new LinkedHashMap<>();
    private final Deque<Vote> votes = new ArrayDeque<>();
    private final List<ConsensusMessage> heard = new ArrayList<>();
    private Epoch epoch;
    private OptionalInt me;

    Lair(Signer signer, Epoch epoch, ProofLimits limits, Chance chance) {
        this.signer = signer;
        this.epoch = epoch;
        this.limits = limits;
        this.chance = chance;
        this.me = epoch.indexOf(signer.publicKey());
    }

    /** Another epoch began for it; what it heard before it keeps, to replay it. */
    void enter(Epoch next) {
        epoch = next;
        me = next.indexOf(signer.publicKey());
        votes.clear();
    }

    /** Whether it is a validator of the epoch: an observer cannot even lie. */
    boolean isMember() {
        return me.isPresent();
    }

    /** Index of a member. */
    int me() {
        return me.orElseThrow();
    }

    Epoch epoch() {
        return epoch;
    }

    ProofLimits limits() {
        return limits;
    }

    Chance chance() {
        return chance;
    }

    Signer signer() {
        return signer;
    }

    /** Notes what passes by. */
    void learn(ConsensusMessage message) {
        switch (message) {
            case Append append -> learn(append.block());
            case BlocksReply reply -> reply.blocks().forEach(this::learn);
            case Vote vote when me.isPresent() && vote.statement().candidate() == me() ->
                learn(vote);
            case ConsensusMessage m -> {
                // Nothing that could be of use.
            }
        }
        if (heard.size() < REMEMBERED) {
            heard.add(message);
        } else {
            heard.set(chance.below(REMEMBERED), message);
        }
    }

    private void learn(Vote vote) {
        if (!votes.contains(vote)) {
            votes.addLast(vote);
            if (votes.size() > REMEMBERED) {
                votes.removeFirst();
            }
        }
    }

    private void learn(ProposedBlock block) {
        headers.put(block.hash(), block.header());
        if (headers.size() > REMEMBERED) {
            headers.remove(headers.keySet().iterator().next());
        }
    }

    Optional<Header> header(Hash hash) {
        return Optional.ofNullable(headers.get(hash));
    }

    /** Some block that passed by. */
    Optional<Header> header() {
        return headers.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(List.copyOf(headers.values())));
    }

    /**
     * Votes for this villain in a term, one of each signer; now and then the lowest that it was ever given instead.
     */
    List<Vote> votesFor(long term) {
        List<Vote> current = votes.stream().filter(vote -> vote.statement().term() == term).toList();
        boolean stale = current.size() + 1 < epoch.quorum() || chance.hits(0.3);
        Map<Integer, Vote> lowest = new TreeMap<>();
        for (Vote vote : stale ? votes : current) {
            lowest.merge(vote.statement().signer(), vote, (a, b) -> rank(b).isAbove(rank(a)) ? a : b);
        }
        return List.copyOf(lowest.values());
    }

    private static Rank rank(Vote vote) {
        return Rank.of(vote.statement().report());
    }

    /** Something that passed by some time. */
    Optional<ConsensusMessage> anything() {
        return heard.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(heard));
    }

    BlockVote vote(Phase phase, BlockReference block) {
        return vote(phase, block, epoch.chainId());
    }

    BlockVote vote(Phase phase, BlockReference block, Hash chainId) {
        return new BlockVote(phase, block, me(), signer.sign(Certificate.signedPayload(phase, chainId, block)));
    }

    Append append(ProposedBlock block) {
        byte[] payload = AppendStatement.payload(epoch.chainId(), block.reference());
        return new Append(new AppendStatement(block.reference(), me(), signer.sign(payload)), block);
    }
}
