/**
 * Commits to the whole state with one hash: an immutable Merkle tree over hashed keys whose versions share structure,
 * so that speculative blocks cost only what they change, with proofs of presence and of absence. Pure.
 */
@NullMarked
package org.mokkachain.ledger.tree;

import org.jspecify.annotations.NullMarked;
