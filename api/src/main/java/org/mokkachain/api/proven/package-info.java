/** Answers that need not be believed: read with their proof, and given out only once it has been checked. */
@NullMarked
package org.mokkachain.api.proven;

import org.jspecify.annotations.NullMarked;
