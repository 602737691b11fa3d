/** What the state machine asks the outside to do, in an order that is a contract. */
@NullMarked
package org.mokkachain.consensus.effect;

import org.jspecify.annotations.NullMarked;
