/**
 * The Mokka consensus protocol as a pure state machine. {@code core.Mokka} is its one entry point: it takes events and
 * returns effects, has no clock, thread, disk or network, and never looks into the body of a block.
 */
@NullMarked
package org.mokkachain.consensus;

import org.jspecify.annotations.NullMarked;
