package org.mokkachain.simulator.adversary;

import java.util.List;
import org.mokkachain.consensus.message.ConsensusMessage;

/** One kind of misbehaviour; several of them are applied one after the other. */
interface Deed {
    /** What the validator {@code to} gets in the place of {@code message}. */
    default List<ConsensusMessage> send(int to, ConsensusMessage message) {
        return List.of(message);
    }

    /** The replica hears something. */
    default void hears(ConsensusMessage message) {}

    /** What {@code to} is sent without a cause; asked every 100 ms. */
    default List<ConsensusMessage> unprompted(int to) {
        return List.of();
    }
}
