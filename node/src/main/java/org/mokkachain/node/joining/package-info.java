/**
 * Joining a network with an invitation: the directory of the new node, and the genesis, fetched from nodes that need
 * not be believed.
 */
@NullMarked
package org.mokkachain.node.joining;

import org.jspecify.annotations.NullMarked;
