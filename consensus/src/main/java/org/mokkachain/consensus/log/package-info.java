/** The consensus log: durable records, their encoding, and the pure fold that recovers the state from them. */
@NullMarked
package org.mokkachain.consensus.log;

import org.jspecify.annotations.NullMarked;
