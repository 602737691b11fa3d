package org.mokkachain.simulator.adversary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Phase;

/** Votes in both phases for every block it hears of, whatever it has voted for before. */
final class DoubleVotes implements Deed {
    private static final int REMEMBERED = 12;

    private final Lair lair;
    private final Deque<BlockReference> seen = new ArrayDeque<>();

    DoubleVotes(Lair lair) {
        this.lair = lair;
    }

    @Override
    public void hears(ConsensusMessage message) {
        switch (message) {
            case Append append -> note(append.block().reference());
            case BlockVote vote -> note(vote.block());
            case ConsensusMessage m -> {
                // Names no block.
            }
        }
    }

    private void note(BlockReference block) {
        if (!seen.contains(block)) {
            seen.addLast(block);
            if (seen.size() > REMEMBERED) {
                seen.removeFirst();
            }
        }
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        if (!(message instanceof BlockVote)) {
            return List.of(message);
        }
        List<ConsensusMessage> sent = new ArrayList<>();
        sent.add(message);
        voteForSome(sent);
        return sent;
    }

    @Override
    public List<ConsensusMessage> unprompted(int to) {
        List<ConsensusMessage> sent = new ArrayList<>();
        voteForSome(sent);
        return sent;
    }

    private void voteForSome(List<ConsensusMessage> sent) {
        for (BlockReference block : seen) {
            if (lair.chance().hits(0.2)) {
                sent.add(lair.vote(lair.chance().hits(0.5) ? Phase.PREPARE : Phase.COMMIT, block));
            }
        }
    }
}
