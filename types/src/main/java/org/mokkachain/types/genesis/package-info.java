/** What a network starts from. Its hash is the chain id, which everything signed on the network includes. */
@NullMarked
package org.mokkachain.types.genesis;

import org.jspecify.annotations.NullMarked;
