/** The Mokka consensus protocol: a pure state machine of events and effects. */
@NullMarked
package org.mokkachain.consensus;

import org.jspecify.annotations.NullMarked;
