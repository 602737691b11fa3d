/** The simulated world: real replicas on simulated disks, networks and clocks, and clients that use them. */
@NullMarked
package org.mokkachain.simulator.world;

import org.jspecify.annotations.NullMarked;
