/** Single transactions and many payments from a file: sent, shown, explained. */
@NullMarked
package org.mokkachain.wallet.commands.tx;

import org.jspecify.annotations.NullMarked;
