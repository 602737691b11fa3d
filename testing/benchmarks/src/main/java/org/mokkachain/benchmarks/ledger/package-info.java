/** What the ledger costs: processor time per transfer and stage, and the state tree at a million accounts. */
@NullMarked
package org.mokkachain.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
