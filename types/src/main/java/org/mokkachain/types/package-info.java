/** The vocabulary every module shares: values, canonical encoding, crypto, transactions, blocks, genesis. */
@NullMarked
package org.mokkachain.types;

import org.jspecify.annotations.NullMarked;
