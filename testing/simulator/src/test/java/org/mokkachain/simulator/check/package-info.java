/** The checks themselves: that they see what is wrong, and only that. */
@NullMarked
package org.mokkachain.simulator.check;

import org.jspecify.annotations.NullMarked;
