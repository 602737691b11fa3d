/** Changes that the validators decide on: proposed, tried, approved, withdrawn; and offences reported. */
@NullMarked
package org.mokkachain.wallet.commands.governance;

import org.jspecify.annotations.NullMarked;
