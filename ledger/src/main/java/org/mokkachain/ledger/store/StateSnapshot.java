package org.mokkachain.ledger.store;

import org.mokkachain.ledger.snapshot.EntrySource;
import org.mokkachain.ledger.tree.StateTree;

/**
 * The state after one block, to be read while later blocks are written. Holds room on the disk until it is closed; no
 * reads may be under way then. Thread-safe.
 */
public interface StateSnapshot extends EntrySource, AutoCloseable {
    /** The block. */
    Head head();

    /** Builds the state tree: reads every entry, about a second for a million. */
    StateTree tree();

    @Override
    void close();
}
