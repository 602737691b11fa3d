/**
 * Where a node remembers the addresses of others, so that a restart finds them without seeds: a port, in memory and in
 * a file.
 */
@NullMarked
package org.mokkachain.p2p.peers;

import org.jspecify.annotations.NullMarked;
