/** The data directory of a node: what lies where, and which key and chain it belongs to. */
@NullMarked
package org.mokkachain.node.directory;

import org.jspecify.annotations.NullMarked;
