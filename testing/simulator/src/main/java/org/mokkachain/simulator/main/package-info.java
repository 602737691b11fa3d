/** The command line of the simulators. */
@NullMarked
package org.mokkachain.simulator.main;

import org.jspecify.annotations.NullMarked;
