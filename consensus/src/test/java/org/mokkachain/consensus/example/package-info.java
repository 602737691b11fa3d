/** Somebody's own replicated state machine over Mokka: a map, with an in-memory network. Shown in the documentation. */
@NullMarked
package org.mokkachain.consensus.example;

import org.jspecify.annotations.NullMarked;
