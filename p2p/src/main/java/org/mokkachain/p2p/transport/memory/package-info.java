/**
 * The transport without a network: nodes of one process, linked through a hub that delivers at once or step by step. No
 * threads, no clock of its own, no chance: the same calls give the same history.
 */
@NullMarked
package org.mokkachain.p2p.transport.memory;

import org.jspecify.annotations.NullMarked;
