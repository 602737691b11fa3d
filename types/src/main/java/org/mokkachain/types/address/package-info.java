/** Account addresses as text: Bech32m (BIP-350) with the network in the human-readable part. */
@NullMarked
package org.mokkachain.types.address;

import org.jspecify.annotations.NullMarked;
