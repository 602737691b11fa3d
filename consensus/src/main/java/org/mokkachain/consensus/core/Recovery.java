package org.mokkachain.consensus.core;

import java.util.Optional;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;

/**
 * Compares log, ledger and key: a validator goes on only where they belong together.
 *
 * @param lost why the past counts as lost; empty if it does not
 * @param replaced whether the log on disk does not begin this state, and another one must take its place
 */
record Recovery(DurableState state, Optional<String> lost, boolean replaced) {
    static Recovery of(Identity identity, LedgerState ledger, Past past) {
        return switch (past) {
            case Past.Lost p -> new Recovery(new DurableState(), Optional.of(p.reason()), true);
            case Past.Remembered p -> {
                Optional<String> mismatch = mismatch(p.state(), identity, ledger);
                // A log that belongs to another ledger says nothing about this one.
                boolean useless = mismatch.isPresent() && p.state().epoch() > ledger.epoch().number();
                yield new Recovery(useless ? new DurableState() : p.state(), mismatch, useless);
            }
        };
    }

    private static Optional<String> mismatch(DurableState log, Identity identity, LedgerState ledger) {
        if (log.born().isEmpty()) {
            return Optional.of("the log was not made together with the key");
        }
        if (!log.born().get().key().equals(identity.key())
                || !log.born().get().chainId().equals(ledger.epoch().chainId())) {
            return Optional.of("the log belongs to another key or another chain");
        }
        if (log.epoch() > ledger.epoch().number()) {
            return Optional.of(
                    "the ledger is in epoch " + ledger.epoch().number() + ", the log in epoch " + log.epoch());
        }
        return log.ledger().flatMap(known -> {
            if (!known.ledgerId().equals(ledger.id())) {
                return Optional.of("the ledger is not the one the log knows");
            }
            return known.height() > ledger.tip().height()
                    ? Optional.of("the ledger ends at " + ledger.tip().height() + ", but held " + known.height())
                    : Optional.empty();
        });
    }
}
