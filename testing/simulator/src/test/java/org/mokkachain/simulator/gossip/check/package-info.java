/** Tests of the simulator of gossip. */
@NullMarked
package org.mokkachain.simulator.gossip.check;

import org.jspecify.annotations.NullMarked;
