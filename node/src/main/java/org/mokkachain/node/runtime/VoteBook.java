package org.mokkachain.node.runtime;

import java.util.Map;
import java.util.TreeSet;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.node.http.SeenVotes;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/**
 * Whose votes for the last blocks came by, also those that came too late for a certificate; for people, nothing depends
 * on it. Bounded: the oldest block goes first. Thread-safe.
 */
final class VoteBook {
    private static final int MAX_BLOCKS = 2_048;

    private final Map<Hash, Ballot> blocks = new Newest<>(MAX_BLOCKS);

    private record Ballot(TreeSet<Integer> first, TreeSet<Integer> second) {}

    /** A message whose signature is right, or one of this node's own. */
    void saw(ConsensusMessage message) {
        if (message instanceof BlockVote vote) {
            count(vote);
        }
    }

    private synchronized void count(BlockVote vote) {
        Ballot ballot = blocks.computeIfAbsent(
                vote.block().hash(), _ -> new Ballot(new TreeSet<>(), new TreeSet<>()));
        (vote.phase() == Phase.PREPARE ? ballot.first() : ballot.second()).add(vote.signer());
    }

    /** A copy of what was seen for the block. */
    synchronized SeenVotes of(Hash block) {
        Ballot ballot = blocks.get(block);
        return ballot == null ? SeenVotes.NONE : new SeenVotes(ballot.first(), ballot.second());
    }
}
