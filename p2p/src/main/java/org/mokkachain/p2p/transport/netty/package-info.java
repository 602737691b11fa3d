/**
 * The transport over TCP: TLS 1.3 with both sides authenticated by their node keys, on one or two event-loop threads.
 * The only importer of Netty. Everything a stranger can make grow has a limit in {@link TransportSettings}.
 */
@NullMarked
package org.mokkachain.p2p.transport.netty;

import org.jspecify.annotations.NullMarked;
