/** A virtual world for deterministic tests: time, network, disk and faults. */
@NullMarked
package org.mokkachain.simkit;

import org.jspecify.annotations.NullMarked;
