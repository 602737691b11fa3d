/**
 * For programs that replicate their own state machine: carries out the effects of the protocol in the right order over
 * a storage, a host and a state machine which the program brings. Pure: no thread, clock, disk or network of its own.
 */
@NullMarked
package org.mokkachain.consensus.embed;

import org.jspecify.annotations.NullMarked;
