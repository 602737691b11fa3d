/** Small immutable values that every module shares: hashes, addresses, keys, signatures, byte strings and amounts. */
@NullMarked
package org.mokkachain.types.value;

import org.jspecify.annotations.NullMarked;
