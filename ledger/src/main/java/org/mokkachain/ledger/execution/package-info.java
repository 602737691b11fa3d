/**
 * How a block changes the state: the transition {@code (view, block context, transactions) → (changes, receipts)}, the
 * rules every transaction keeps, what each operation does, and the reasons why one is refused or fails. Pure: no clock,
 * no randomness, no files.
 */
@NullMarked
package org.mokkachain.ledger.execution;

import org.jspecify.annotations.NullMarked;
