/** Merkle trees over lists, with inclusion proofs, as in RFC 6962 and RFC 9162. */
@NullMarked
package org.mokkachain.types.merkle;

import org.jspecify.annotations.NullMarked;
