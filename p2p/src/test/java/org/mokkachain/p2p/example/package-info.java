/** An example: a transport of one's own, over Unix domain sockets with a thread for each direction of a link. */
@NullMarked
package org.mokkachain.p2p.example;

import org.jspecify.annotations.NullMarked;
