/**
 * Proofs for outsiders: what was done and what is true on a chain, to be verified offline by anybody who has the
 * network's genesis, without trust in whoever shows them. One canonical encoding each. Verification never throws: it
 * answers what is proven, or which step failed and why.
 */
@NullMarked
package org.mokkachain.types.proof;

import org.jspecify.annotations.NullMarked;
