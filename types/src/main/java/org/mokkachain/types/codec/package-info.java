/**
 * The canonical binary form: integers of fixed width, big-endian; lengths and counts of fixed width before what they
 * measure. So every value has exactly one encoding, and decoding refuses everything else.
 */
@NullMarked
package org.mokkachain.types.codec;

import org.jspecify.annotations.NullMarked;
