/** The accounts of this wallet: made, imported, shown, taken care of; and the contacts, the accounts of others. */
@NullMarked
package org.mokkachain.wallet.commands.account;

import org.jspecify.annotations.NullMarked;
