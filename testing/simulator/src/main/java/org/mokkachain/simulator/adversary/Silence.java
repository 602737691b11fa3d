package org.mokkachain.simulator.adversary;

import java.util.List;
import org.mokkachain.consensus.message.ConsensusMessage;

/** Says nothing. */
final class Silence implements Deed {
    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        return List.of();
    }
}
