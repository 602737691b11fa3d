/** The program {@code mokka bench}. */
@NullMarked
package org.mokkachain.benchmarks.main;

import org.jspecify.annotations.NullMarked;
