/**
 * A fuzzer for decoders: changes valid inputs by a seed and checks what becomes of them. One seed, one history. Used by
 * the tests named {@code *FuzzTest} of all modules; {@code docs/fuzzing.md} tells how to run them for long.
 */
@NullMarked
package org.mokkachain.simkit.fuzz;

import org.jspecify.annotations.NullMarked;
