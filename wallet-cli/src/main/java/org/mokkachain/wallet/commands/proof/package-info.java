/** Proofs of transactions and of entries of the state, kept in files that anybody can check without a node. */
@NullMarked
package org.mokkachain.wallet.commands.proof;

import org.jspecify.annotations.NullMarked;
