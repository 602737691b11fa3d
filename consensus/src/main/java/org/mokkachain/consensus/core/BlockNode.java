package org.mokkachain.consensus.core;

import java.util.Optional;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/** A block that is not settled in the ledger yet, and what is known about it. */
final class BlockNode {
    /** What the owner of the state thinks of the block. */
    enum State {
        UNCHECKED,
        ASKED,
        HELD,
        VALID,
        INVALID
    }

    final ProposedBlock block;
    final BlockReference reference;
    final long arrivedAt;
    State state = State.UNCHECKED;
    /** A quorum vouches for it, or for a descendant. */
    boolean certified;
    /** The last check was made with the waiver of certified blocks. */
    boolean askedAsCertified;
    /** The proposal as its leader signed it, to pass it on. */
    Optional<Append> append = Optional.empty();

    Optional<ValidatorSet> nextValidators = Optional.empty();

    BlockNode(ProposedBlock block, long arrivedAt) {
        this.block = block;
        this.reference = block.reference();
        this.arrivedAt = arrivedAt;
    }

    Hash hash() {
        return reference.hash();
    }

    Header header() {
        return block.header();
    }

    long height() {
        return reference.height();
    }

    Hash parent() {
        return block.header().parentHash();
    }
}
