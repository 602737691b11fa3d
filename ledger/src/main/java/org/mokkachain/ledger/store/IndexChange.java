package org.mokkachain.ledger.store;

import org.mokkachain.types.value.Bytes;

/** What a block does to an {@link Index}. */
public sealed interface IndexChange {
    Index index();

    Bytes key();

    /** A new entry, or the same once more. */
    record Put(Index index, Bytes key, Bytes value) implements IndexChange {}

    /** An entry that is no more. */
    record Removal(Index index, Bytes key) implements IndexChange {}
}
