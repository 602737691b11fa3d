/** What commands write: results, notes and errors, for people (tables, colour) or for programs (JSON). */
@NullMarked
package org.mokkachain.wallet.output;

import org.jspecify.annotations.NullMarked;
