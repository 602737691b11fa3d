/**
 * Membership, overlay and broadcast as one node, and all frames of the three. {@code docs/protocol/gossip.md} is the
 * reference.
 */
@NullMarked
package org.mokkachain.p2p.gossip;

import org.jspecify.annotations.NullMarked;
