/** Nodes, and the links between them that behave like TCP connections. */
@NullMarked
package org.mokkachain.simulator.gossip.world;

import org.jspecify.annotations.NullMarked;
