package org.mokkachain.simulator.world;

import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.certificate.BlockReference;

/** Short names for transcripts. */
final class Names {
    private Names() {}

    static String of(ConsensusMessage message) {
        return switch (message) {
            case Append m -> "APPEND " + of(m.statement().block()) + " " + m.block().header().txCount() + " txs";
            case BlockVote m -> m.phase() + " " + of(m.block()) + " by " + m.signer();
            case Vote m ->
                "VOTE term " + m.statement().term() + " reports " + of(m.statement().report());
            case Lead m -> "LEAD term " + m.proof().term() + " base " + of(m.proof().base().block());
            case Suspect m -> "SUSPECT term " + m.term() + " " + m.reason();
            case TermEntry m -> "EC term " + m.term();
            case Heartbeat m -> "HEARTBEAT term " + m.term() + " #" + m.sequence();
            case Status m ->
                "STATUS term " + m.term() + " voted " + m.lastVoted() + " highest " + m.highest() + " committed "
                        + m.committedHeight() + (m.rejoinAbove() > 0 ? " rejoins above " + m.rejoinAbove() : "");
            case CertificateNotice m ->
                "CERTIFICATE " + m.certificate().phase() + " " + of(m.certificate().block());
            case BlocksReply m -> "BLOCKS " + m.blocks().size();
            case RangeReply m -> "RANGE " + m.blocks().size() + " from " + m.fromHeight();
            case ConsensusMessage m -> m.toString();
        };
    }

    static String of(BlockReference block) {
        return Rank.of(block) + ":" + block.hash().hex().substring(0, 6);
    }

    static String of(ConsensusEvent event) {
        return switch (event) {
            case ConsensusEvent.Committed e -> "committed " + of(e.block());
            case ConsensusEvent.LeaderProven e -> "leader proven term=" + e.proof().term();
            case ConsensusEvent.Accepted e -> "accepted " + of(e.block());
            case ConsensusEvent.Acknowledged e -> "acknowledged " + of(e.block());
            case ConsensusEvent e -> e.toString();
        };
    }
}
