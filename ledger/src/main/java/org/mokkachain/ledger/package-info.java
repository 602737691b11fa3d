/** The ledger: state transition, chain rules, mempool, state tree and the store behind a port. */
@NullMarked
package org.mokkachain.ledger;

import org.jspecify.annotations.NullMarked;
