/**
 * The chain of blocks as one node sees it: the committed tip, the speculative blocks above it, the rules a block must
 * keep, the genesis state, and the mempool. Pure and single-threaded: time comes in as an argument, storage through
 * {@link org.mokkachain.ledger.state.StateView}.
 */
@NullMarked
package org.mokkachain.ledger.chain;

import org.jspecify.annotations.NullMarked;
