package org.mokkachain.simulator.adversary;

import java.util.List;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.RangeReply;

/** Sends what matters to some only, others for a while, and never helps anybody. */
final class Withholding implements Deed {
    private final Lair lair;
    private long mask;

    Withholding(Lair lair) {
        this.lair = lair;
        this.mask = lair.chance().bits();
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        if (lair.chance().hits(0.002)) {
            mask = lair.chance().bits();
        }
        boolean favoured = (mask >>> to & 1) == 1;
        boolean sent =
                switch (message) {
                    case Append m -> favoured;
                    case BlockVote m -> favoured;
                    case Lead m -> favoured || lair.chance().hits(0.5);
                    case CertificateNotice m -> false;
                    case BlocksReply m -> false;
                    case RangeReply m -> false;
                    case ConsensusMessage m -> true;
                };
        return sent ? List.of(message) : List.of();
    }
}
