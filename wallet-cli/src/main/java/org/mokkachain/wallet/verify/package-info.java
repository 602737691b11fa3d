/** {@code mokka verify}: receipts checked offline. Needs neither a wallet nor a node. */
@NullMarked
package org.mokkachain.wallet.verify;

import org.jspecify.annotations.NullMarked;
