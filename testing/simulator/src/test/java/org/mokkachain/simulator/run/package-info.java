/** Runs whole networks: figures the protocol promises, recoveries, and schedules of faults. */
@NullMarked
package org.mokkachain.simulator.run;

import org.jspecify.annotations.NullMarked;
