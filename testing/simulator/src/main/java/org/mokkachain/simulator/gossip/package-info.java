/** The simulator of gossip: whole networks of the real protocol classes, in virtual time. */
@NullMarked
package org.mokkachain.simulator.gossip;

import org.jspecify.annotations.NullMarked;
