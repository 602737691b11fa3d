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

/** The surface of the state machine; its parts follow. */
interface Core {
    static Core recover(Settings settings, Identity identity, LedgerState ledger, Past past) {
        throw new UnsupportedOperationException("not yet");
    }

    List<Effect> step(long nowNanos, Event event);

    Epoch epoch();

    ConsensusView view(long nowNanos);
}
