/**
 * A network of real nodes in one process, for tests of programs that use one: the nodes run as they do elsewhere, with
 * their threads, stores and HTTP servers, and only the wires between them are not real. They can be killed, started
 * again and cut off from one another.
 */
@NullMarked
package org.mokkachain.node.inprocess;

import org.jspecify.annotations.NullMarked;
