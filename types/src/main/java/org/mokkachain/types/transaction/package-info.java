/** Transactions as they are signed, carried and stored: operations, body, signatures, receipts. */
@NullMarked
package org.mokkachain.types.transaction;

import org.jspecify.annotations.NullMarked;
