/** The invariants of the protocol (section 13), checked while a schedule runs. */
@NullMarked
package org.mokkachain.simulator.check;

import org.jspecify.annotations.NullMarked;
