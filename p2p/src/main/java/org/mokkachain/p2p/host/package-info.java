/** Gossip over a real transport: for the node, and for programs that want nothing but gossip. */
@NullMarked
package org.mokkachain.p2p.host;

import org.jspecify.annotations.NullMarked;
