/** What happened in a run: a readable tail, and a hash of all of it. */
@NullMarked
package org.mokkachain.simkit.trace;

import org.jspecify.annotations.NullMarked;
