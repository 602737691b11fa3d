package org.mokkachain.consensus.cluster;

import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.view.ConsensusEvent;

/** Short names for transcripts. */
final class Names {
    private Names() {}

    static String of(ConsensusEvent event) {
        if (event instanceof ConsensusEvent.Committed e) {
            return "COMMITTED " + e.block().term() + "/" + e.block().height();
        }
        return event.toString();
    }

    static String of(ConsensusMessage message) {
        if (message instanceof Append m) {
            return "APPEND " + m.statement().term() + "/" + m.statement().block().height();
        }
        if (message instanceof BlockVote m) {
            return m.phase() + " " + m.term() + "/" + m.block().height();
        }
        if (message instanceof Lead m) {
            return "LEAD " + m.proof().term() + " from " + m.proof().baseRank();
        }
        if (message instanceof Vote m) {
            return "VOTE " + m.statement().term();
        }
        if (message instanceof Suspect m) {
            return "SUSPECT " + m.term() + " " + m.reason();
        }
        if (message instanceof TermEntry m) {
            return "EC " + m.term();
        }
        return message.getClass().getSimpleName();
    }
}
