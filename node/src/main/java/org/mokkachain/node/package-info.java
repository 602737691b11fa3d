/** The node program: the replica, its runtime, the HTTP API, the explorer and the command line. */
@NullMarked
package org.mokkachain.node;

import org.jspecify.annotations.NullMarked;
