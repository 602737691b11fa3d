/** Randomness that comes from one seed, in independent streams. */
@NullMarked
package org.mokkachain.simkit.chance;

import org.jspecify.annotations.NullMarked;
