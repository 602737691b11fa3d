/**
 * What the chain's state consists of: entries of several kinds under typed keys. How a block changes them is in
 * {@code ledger.execution}. Pure: no clock, no randomness, no files.
 *
 * <p>A new kind of entry is a key in {@code permits} of {@link org.mokkachain.ledger.state.StateKey}, a value, and a
 * constant of {@link org.mokkachain.ledger.state.StateKind}; the compiler names the other places.
 */
@NullMarked
package org.mokkachain.ledger.state;

import org.jspecify.annotations.NullMarked;
