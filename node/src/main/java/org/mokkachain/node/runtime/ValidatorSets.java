package org.mokkachain.node.runtime;

import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.types.certificate.ValidatorSet;

/** Which validators certified the blocks of an epoch. Thread-safe. */
final class ValidatorSets {
    private final ValidatorSet first;
    private final LedgerReader ledger;

    /** @param first the set of the genesis */
    ValidatorSets(ValidatorSet first, LedgerReader ledger) {
        this.first = first;
        this.ledger = ledger;
    }

    /** The set of an epoch that has begun. */
    ValidatorSet of(long epoch) {
        return epoch == 0
                ? first
                : ledger.epoch(epoch)
                        .map(EpochStart::validators)
                        .orElseThrow(() -> new IllegalStateException("epoch " + epoch + " has not begun"));
    }
}
