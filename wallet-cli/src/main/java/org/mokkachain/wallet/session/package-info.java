/** What a command works with: settings, node, wallet directory, passwords, names and the person at the terminal. */
@NullMarked
package org.mokkachain.wallet.session;

import org.jspecify.annotations.NullMarked;
