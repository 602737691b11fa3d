package org.mokkachain.ledger.state.governance;

import org.mokkachain.types.genesis.Limits;

/**
 * The parameters that hold for one block.
 *
 * @param proposalLifetime blocks
 * @param accountAllowList whether only allowed accounts and operators may send
 * @param nodeAllowList whether only allowed nodes and validators may connect
 */
public record Parameters(Limits limits, long proposalLifetime, boolean accountAllowList, boolean nodeAllowList) {}
