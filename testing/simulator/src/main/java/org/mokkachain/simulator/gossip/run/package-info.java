/** One run from the first node to the last delivery, and its figures. */
@NullMarked
package org.mokkachain.simulator.gossip.run;

import org.jspecify.annotations.NullMarked;
