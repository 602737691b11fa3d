package org.mokkachain.ledger.store;

/** The place of a transaction: height of its block and index in it, from 0. */
public record Location(long height, int index) {}
