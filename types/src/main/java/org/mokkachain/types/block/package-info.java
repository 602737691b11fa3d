/** Blocks: the header that consensus certifies and the body it carries. */
@NullMarked
package org.mokkachain.types.block;

import org.jspecify.annotations.NullMarked;
