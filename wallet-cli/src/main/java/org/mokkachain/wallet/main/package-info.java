/** Entry point of the wallet. */
@NullMarked
package org.mokkachain.wallet.main;

import org.jspecify.annotations.NullMarked;
