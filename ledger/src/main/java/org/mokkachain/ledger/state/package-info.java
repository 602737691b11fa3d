/**
 * What the chain's state is and how a block changes it: entries of several kinds under typed keys, and the transition
 * {@code (view, block context, transactions) → (changes, receipts)}. Pure: no clock, no randomness, no files.
 *
 * <p>A new kind of entry is a key in {@code permits} of {@link org.mokkachain.ledger.state.StateKey}, a value, and a
 * constant of {@link org.mokkachain.ledger.state.StateKind}; the compiler names the other places.
 */
@NullMarked
package org.mokkachain.ledger.state;

import org.jspecify.annotations.NullMarked;
