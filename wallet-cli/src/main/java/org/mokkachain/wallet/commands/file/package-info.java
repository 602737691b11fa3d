/** Transactions that travel in files: built, inspected, signed, combined, handed in. */
@NullMarked
package org.mokkachain.wallet.commands.file;

import org.jspecify.annotations.NullMarked;
