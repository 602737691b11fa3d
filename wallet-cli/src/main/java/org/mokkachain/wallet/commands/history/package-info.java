/** What happened to an account, an asset or an entry of data, the newest first. */
@NullMarked
package org.mokkachain.wallet.commands.history;

import org.jspecify.annotations.NullMarked;
