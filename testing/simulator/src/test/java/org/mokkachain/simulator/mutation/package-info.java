/** Plants bugs into a copy of the protocol's sources, to see that the simulator finds them. */
@NullMarked
package org.mokkachain.simulator.mutation;

import org.jspecify.annotations.NullMarked;
