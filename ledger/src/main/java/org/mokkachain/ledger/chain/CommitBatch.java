package org.mokkachain.ledger.chain;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Hash;

/**
 * A final block with everything the store keeps of it; written atomically.
 *
 * @param hash of the block
 * @param receipts one per transaction, in order
 * @param changes new values of what the block touched
 * @param nextValidators present if this block ends its epoch: the set of the next one
 * @param proof present if this block has one of its own; otherwise a later block's proves it
 */
public record CommitBatch(
        Block block,
        Hash hash,
        List<Receipt> receipts,
        StateDelta changes,
        Optional<ValidatorSet> nextValidators,
        Optional<FinalityProof> proof) {
    public CommitBatch {
        receipts = List.copyOf(receipts);
        if (receipts.size() != block.transactions().size()) {
            throw new IllegalArgumentException(
                    receipts.size() + " receipts for " + block.transactions().size() + " transactions");
        }
    }

    public long height() {
        return block.header().height();
    }

    /** The epoch that begins after this block. */
    public Optional<EpochStart> nextEpoch() {
        return nextValidators.map(set -> new EpochStart(block.header().epoch() + 1, height(), hash, set));
    }
}
