package org.mokkachain.simulator.adversary;

import java.util.List;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.types.transaction.Transaction;

/**
 * Stands between a replica and the network and makes a Byzantine validator of it: it decides what the others really
 * get, and what the replica gets to hear.
 */
public interface Villain {
    /**
     * What the validator {@code to} really gets when the replica sends it {@code message}.
     *
     * @param to index of the receiver
     */
    List<ConsensusMessage> send(int to, ConsensusMessage message);

    /** What comes in; whether the replica gets to hear it. What would make it halt for its own misdeeds must not. */
    boolean hears(ConsensusMessage message);

    /** Which transactions the replica gets to know. */
    List<Transaction> knows(List<Transaction> transactions);

    /** Its replica entered an epoch, or was started in one. */
    void enter(Epoch epoch);

    /** What is sent to {@code to} without any cause, every now and then. */
    List<ConsensusMessage> unprompted(int to);
}
