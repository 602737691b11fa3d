/** The state machine itself, in small parts around one {@code Mokka}. */
@NullMarked
package org.mokkachain.consensus.core;

import org.jspecify.annotations.NullMarked;
