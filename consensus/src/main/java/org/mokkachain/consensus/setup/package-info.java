/** What a state machine is made from: settings, identity and the state of the ledger. */
@NullMarked
package org.mokkachain.consensus.setup;

import org.jspecify.annotations.NullMarked;
