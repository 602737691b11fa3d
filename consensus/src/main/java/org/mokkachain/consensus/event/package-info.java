/** What the outside tells the state machine. */
@NullMarked
package org.mokkachain.consensus.event;

import org.jspecify.annotations.NullMarked;
