/**
 * What governance has decided so far, as values: parameters now and to come, the members with their hosts, convictions,
 * open proposals. The operations that change them are in {@link org.mokkachain.ledger.state}.
 */
@NullMarked
package org.mokkachain.ledger.state.governance;

import org.jspecify.annotations.NullMarked;
