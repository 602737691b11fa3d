/**
 * Ordered feeds that lose nothing: Plumtree (Leitão, Pereira, Rodrigues, Epidemic Broadcast Trees, SRDS 2007) with a
 * vector clock over feeds. {@link org.mokkachain.p2p.broadcast.Broadcast} is the state machine;
 * {@code docs/protocol/gossip.md} is the reference. Pure: no clock, chance, thread or I/O.
 */
@NullMarked
package org.mokkachain.p2p.broadcast;

import org.jspecify.annotations.NullMarked;
