/**
 * The HTTP API of a node, on Javalin with virtual threads. What it needs of the node it asks through the small
 * interfaces in this package; nothing here knows the replica, the store or the network.
 */
@NullMarked
package org.mokkachain.node.http;

import org.jspecify.annotations.NullMarked;
