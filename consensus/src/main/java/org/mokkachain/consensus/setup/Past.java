package org.mokkachain.consensus.setup;

import org.mokkachain.consensus.log.DurableState;

/** What a node remembers of its former runs. */
public sealed interface Past {
    /** The consensus log was read completely; a torn last record does not count as damage. */
    record Remembered(DurableState state) implements Past {}

    /**
     * There is no log for this key, or it is damaged: the node follows without voting until a safe rejoin. The log must
     * be begun anew, empty.
     */
    record Lost(String reason) implements Past {}
}
