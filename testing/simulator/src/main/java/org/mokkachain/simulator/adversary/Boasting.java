package org.mokkachain.simulator.adversary;

import java.util.List;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.consensus.message.Status;

/** Claims to be far ahead of everybody, and leaves whoever asks waiting. */
final class Boasting implements Deed {
    private static final long LEAD = 1_000;

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        return switch (message) {
            case Status s ->
                List.of(new Status(
                        s.epoch(),
                        s.term(),
                        s.suspectedTerm(),
                        s.proofHash(),
                        s.lastVoted(),
                        s.highest(),
                        s.committedHeight() + LEAD,
                        s.rejoinAbove(),
                        s.seenFromYou()));
            case RangeReply m -> List.of();
            case ConsensusMessage m -> List.of(m);
        };
    }
}
