/**
 * The port to whatever keeps the ledger for good, the readers the API and sync need, an implementation in memory, and
 * the refusals a store can give. What each kind of data is keyed by is documented in {@code docs/protocol/storage.md}.
 */
@NullMarked
package org.mokkachain.ledger.store;

import org.jspecify.annotations.NullMarked;
