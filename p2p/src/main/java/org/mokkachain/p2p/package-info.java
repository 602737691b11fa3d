/** Peers: membership, overlay and broadcast as pure state machines, and the transport behind a port. */
@NullMarked
package org.mokkachain.p2p;

import org.jspecify.annotations.NullMarked;
