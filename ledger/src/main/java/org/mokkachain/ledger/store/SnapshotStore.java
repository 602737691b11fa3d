package org.mokkachain.ledger.store;

/** A store of which the state can be read as of one block while others are written. */
public interface SnapshotStore {
    /** The state after the head. */
    StateSnapshot snapshot();
}
