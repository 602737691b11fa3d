/** Running schedules: one, a range of them on all cores, and the reduction of one that failed. */
@NullMarked
package org.mokkachain.simulator.run;

import org.jspecify.annotations.NullMarked;
