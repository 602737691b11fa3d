package org.mokkachain.consensus.core;

import java.util.List;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.view.ConsensusView;

/**
 * One node's part in the Mokka protocol: a deterministic state machine. Same beginning, same events, same effects.
 * Not thread-safe; one thread calls {@link #step}.
 */
public final class Mokka {
    private final Core core;

    private Mokka(Core core) {
        this.core = core;
    }

    /**
     * The state machine as it goes on from what is on disk. The first event must be {@code Started}.
     *
     * @param ledger what the ledger holds; for a new chain its genesis block
     * @param past what the consensus log holds; for a new key the log with which it was born
     */
    public static Mokka recover(Settings settings, Identity identity, LedgerState ledger, Past past) {
        return new Mokka(Core.recover(settings, identity, ledger, past));
    }

    /**
     * Takes one event.
     *
     * @param nowNanos a monotonic clock; never falls from step to step
     * @return what to do, in this order, see {@link Effect}; empty after a halt
     */
    public List<Effect> step(long nowNanos, Event event) {
        return core.step(nowNanos, event);
    }

    /** The epoch whose validators are in charge; an {@code EnterEpoch} announces the next one. */
    public Epoch epoch() {
        return core.epoch();
    }

    /** What is going on, and why. */
    public ConsensusView view(long nowNanos) {
        return core.view(nowNanos);
    }
}
