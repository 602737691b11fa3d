/**
 * One node as a pure state machine: consensus, chain and mempool composed. Events go in, effects come out; there is no
 * thread, clock, disk or socket here, so the simulator drives exactly what the real node runs.
 */
@NullMarked
package org.mokkachain.node.replica;

import org.jspecify.annotations.NullMarked;
