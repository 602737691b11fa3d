/** Invitations: all that somebody needs to join a network, in one line of text that cannot be mistyped unnoticed. */
@NullMarked
package org.mokkachain.node.invitation;

import org.jspecify.annotations.NullMarked;
