/** An account's key-value store on the chain as a map of the program's own types. */
@NullMarked
package org.mokkachain.api.store;

import org.jspecify.annotations.NullMarked;
