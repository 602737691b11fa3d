package org.mokkachain.ledger.store;

import org.mokkachain.types.value.Bytes;

/** An entry of an {@link Index}. */
public record IndexEntry(Index index, Bytes key, Bytes value) {}
