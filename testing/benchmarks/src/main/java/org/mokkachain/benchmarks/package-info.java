/** The load generator behind {@code mokka bench} and the micro-benchmarks. */
@NullMarked
package org.mokkachain.benchmarks;

import org.jspecify.annotations.NullMarked;
