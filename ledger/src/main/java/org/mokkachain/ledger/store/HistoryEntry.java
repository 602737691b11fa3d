package org.mokkachain.ledger.store;

/**
 * A transaction that concerns an account.
 *
 * @param sent the account sent it
 * @param received it names the account as a recipient (whether or not it succeeded)
 */
public record HistoryEntry(Location location, boolean sent, boolean received) {}
