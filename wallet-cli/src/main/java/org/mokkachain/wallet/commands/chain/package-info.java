/** The network as a node sees it: its state, its members, its blocks. */
@NullMarked
package org.mokkachain.wallet.commands.chain;

import org.jspecify.annotations.NullMarked;
