/**
 * What every node says of itself, and who is alive: Scuttlebutt (van Renesse et al., Efficient Reconciliation and Flow
 * Control for Anti-Entropy Protocols, LADIS 2008) with states sealed by their owner's signature, and an accrual failure
 * detector (Hayashibara et al., SRDS 2004) fed by seals that arrive by whatever way. Pure: time, chance, links and
 * verified messages come in as events, what is to be done goes out as effects.
 */
@NullMarked
package org.mokkachain.p2p.membership;

import org.jspecify.annotations.NullMarked;
