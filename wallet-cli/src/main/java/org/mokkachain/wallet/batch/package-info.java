/**
 * Many payments from one file: reading it strictly, a journal that makes the run safe to repeat after any interruption,
 * handing in and waiting, and a file of results.
 */
@NullMarked
package org.mokkachain.wallet.batch;

import org.jspecify.annotations.NullMarked;
