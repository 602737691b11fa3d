/**
 * What the chain's state is and how a block changes it: accounts, authorities, and the transition
 * {@code (view, block context, transactions) → (changes, receipts)}. Pure: no clock, no randomness, no files.
 */
@NullMarked
package org.mokkachain.ledger.state;

import org.jspecify.annotations.NullMarked;
