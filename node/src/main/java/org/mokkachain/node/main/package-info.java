/** The command line of the node program: one class per command, and the table of them in {@link NodeMain}. */
@NullMarked
package org.mokkachain.node.main;

import org.jspecify.annotations.NullMarked;
