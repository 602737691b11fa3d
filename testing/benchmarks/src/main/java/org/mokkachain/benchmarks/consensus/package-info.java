/** What consensus costs a processor: steps of the state machine, certificates and proofs, by number of validators. */
@NullMarked
package org.mokkachain.benchmarks.consensus;

import org.jspecify.annotations.NullMarked;
