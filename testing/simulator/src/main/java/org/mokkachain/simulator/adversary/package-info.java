/** What Byzantine validators do: strategies that change what a real replica sends. */
@NullMarked
package org.mokkachain.simulator.adversary;

import org.jspecify.annotations.NullMarked;
