/** Tests of the simulator of gossip. */
@NullMarked
package org.mokkachain.simulator.gossip.run;

import org.jspecify.annotations.NullMarked;
