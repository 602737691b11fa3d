/** What a schedule consists of: conditions drawn from its seed, and a plan of faults. */
@NullMarked
package org.mokkachain.simulator.plan;

import org.jspecify.annotations.NullMarked;
