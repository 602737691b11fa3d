/** Accounts that several keys sign for. */
@NullMarked
package org.mokkachain.wallet.commands.multisig;

import org.jspecify.annotations.NullMarked;
