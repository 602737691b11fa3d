/** Tests of governance on whole blocks of a chain. */
@NullMarked
package org.mokkachain.ledger.governance;

import org.jspecify.annotations.NullMarked;
