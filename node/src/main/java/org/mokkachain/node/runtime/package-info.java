/**
 * The real node around the pure replica: one protocol thread with its mailbox, the consensus log, the store's writer,
 * the links to other nodes, signature checks, and what the HTTP server asks for.
 */
@NullMarked
package org.mokkachain.node.runtime;

import org.jspecify.annotations.NullMarked;
