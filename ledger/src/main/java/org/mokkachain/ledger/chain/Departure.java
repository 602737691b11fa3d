package org.mokkachain.ledger.chain;

import org.mokkachain.types.value.Hash;

/**
 * A transaction is pending no more: what it waited for has happened, or it will not happen.
 *
 * @param fate {@link Fate.Committed} or {@link Fate.Gone}
 */
public record Departure(Hash id, Fate fate) {}
