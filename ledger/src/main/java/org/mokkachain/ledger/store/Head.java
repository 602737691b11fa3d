package org.mokkachain.ledger.store;

import org.mokkachain.types.value.Hash;

/** The last block of a store. */
public record Head(long height, Hash hash) {}
