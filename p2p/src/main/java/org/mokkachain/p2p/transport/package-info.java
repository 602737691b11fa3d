/**
 * The port through which a node talks to others: authenticated links that carry opaque, typed frames between nodes
 * named by their Ed25519 public keys, in order per link and priority, with everything bounded. Nothing here knows what
 * a frame means: types, limits and priorities come from the application in {@link FrameLimits}. The wire format
 * of the TCP implementation, and what a further implementation has to promise, are in
 * {@code docs/protocol/transport.md}.
 */
@NullMarked
package org.mokkachain.p2p.transport;

import org.jspecify.annotations.NullMarked;
