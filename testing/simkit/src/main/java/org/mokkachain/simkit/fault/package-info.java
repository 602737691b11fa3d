/** Plans of faults, made from a seed before a run, and their reduction to what a failure needs. */
@NullMarked
package org.mokkachain.simkit.fault;

import org.jspecify.annotations.NullMarked;
