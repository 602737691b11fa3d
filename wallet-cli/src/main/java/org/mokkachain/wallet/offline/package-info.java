/**
 * Transactions as files, from the wallet that builds them through those that sign to the one that hands them in: what
 * stands in such a file, and what must be true of it. Described in {@code docs/offline.md}.
 */
@NullMarked
package org.mokkachain.wallet.offline;

import org.jspecify.annotations.NullMarked;
