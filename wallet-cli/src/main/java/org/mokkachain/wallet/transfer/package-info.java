/** Handing in a transaction so that it takes effect once, whatever gets lost on the way, and waiting for finality. */
@NullMarked
package org.mokkachain.wallet.transfer;

import org.jspecify.annotations.NullMarked;
