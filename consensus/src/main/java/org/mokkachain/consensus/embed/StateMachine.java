package org.mokkachain.consensus.embed;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * What is replicated. A block's body is bytes that only the state machine understands; an empty body changes nothing
 * and is never shown to it. The {@link Driver} calls all methods on its own caller's thread; an exception thrown here
 * ends the driver.
 *
 * @param <S> a state; must not change once it is returned, because blocks that are not final yet branch off from it
 */
public interface StateMachine<S> {
    /** The state before the first block, the same at every member. */
    S initial();

    /**
     * The state after a body. A function of its arguments alone: every member must get the same result, today and when
     * it replays its blocks. Bodies come from other members, which may lie.
     *
     * @return empty: no correct member proposes this body on this state
     */
    Optional<S> apply(S state, Bytes body);

    /** A digest of the state. Members compare it: a difference is found at the block that makes it. */
    Hash root(S state);

    /** Whether work is pending. Tell {@link Driver#workArrived} when it comes; while it stays, blocks are expected. */
    boolean hasWork();

    /**
     * The next body, made from pending work, of at most {@code maxBlockBytes} of the settings.
     *
     * @param state the state it is proposed on; {@code apply} must accept it there
     * @param underway bodies in {@code state} that are not final yet, oldest first: their work is still pending here
     * @return {@link Bytes#EMPTY}: nothing is left to propose
     */
    Bytes propose(S state, List<Bytes> underway);

    /**
     * A body is final. Called once for each in the life of a driver, in order and after it is stored; for those found
     * in the storage already by the constructor of the driver.
     */
    void committed(Bytes body, S state);
}
