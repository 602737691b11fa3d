package org.mokkachain.ledger.state;

import org.mokkachain.types.transaction.AssetId;

/** Watches that a block neither makes nor destroys any of the native asset: cheap enough to be always on. */
final class SupplyCheck {
    private long difference;

    void changed(Account before, Account after) {
        // Wraps around at worst on the way: the sum over a whole block is exact modulo 2^64 and must be zero.
        difference += after.balance(AssetId.NATIVE).units() - before.balance(AssetId.NATIVE).units();
    }

    void requireUnchanged() {
        if (difference != 0) {
            throw new IllegalStateException("a block changed the supply by " + difference + " base units");
        }
    }
}
