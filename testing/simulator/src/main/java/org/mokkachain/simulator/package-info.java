/** Deterministic simulators that drive the real protocol code with faults. */
@NullMarked
package org.mokkachain.simulator;

import org.jspecify.annotations.NullMarked;
