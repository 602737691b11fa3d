/** What must hold on every link and in every feed, whatever happens. */
@NullMarked
package org.mokkachain.simulator.gossip.check;

import org.jspecify.annotations.NullMarked;
