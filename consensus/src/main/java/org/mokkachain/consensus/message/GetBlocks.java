package org.mokkachain.consensus.message;

import org.mokkachain.types.value.Hash;

/** Asks for a block that is not final yet, and for its ancestors above a height. */
public record GetBlocks(Hash hash, long aboveHeight) implements ConsensusMessage {}
